import type {EventName, Observation} from './observation.ts';

/** Why a line is no observation. `line` is its beginning, for the message to a person. */
export interface DecodeFailure {
	readonly kind: 'not JSON' | 'no observation' | 'unknown event' | 'bad field';
	/** One clear sentence. */
	readonly message: string;
	readonly line: string;
}

/** What became of one line. */
export type Decoded =
	| {readonly ok: true; readonly observation: Observation}
	| {readonly ok: false; readonly failure: DecodeFailure};

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

const isText: Check = value => typeof value === 'string';
const isWhole: Check = value => Number.isSafeInteger(value);
const isTruth: Check = value => typeof value === 'boolean';
const isList: Check = value => Array.isArray(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const orNull =
	(check: Check): Check =>
	value =>
		value === null || check(value);
const optional =
	(check: Check): Check =>
	value =>
		value === undefined || check(value);
const isValue: Check = value => isRecord(value) && isText(value['type']) && isText(value['repr']);
const isStack: Check = value => Array.isArray(value) && value.every(isValue);
const isLocals: Check = value => isRecord(value) && Object.values(value).every(orNull(isValue));
const isCall: Check = value => isRecord(value) && isWhole(value['frame']) && isText(value['text']);
const isInstruction: Check = value =>
	isRecord(value) && isWhole(value['offset']) && isText(value['opname']) && isText(value['argument']);
const isInstructions: Check = value => Array.isArray(value) && value.every(isInstruction);
const isStream: Check = value => value === 'stdout' || value === 'stderr';
const isProblem: Check = value => isRecord(value) && isText(value['kind']) && isText(value['message']);

const stack = optional(isStack);
const locals = optional(isLocals);
const resumed = {caller: orNull(isWhole), callerSite: optional(isWhole), callerStack: optional(isStack)};

/** What each event must carry. Fields beyond these pass: a tracer may tell more than we know how to use. */
const shapes: Readonly<Record<EventName, Fields>> = {
	hello: {protocol: isWhole, implementation: isText, version: isText, embedded: isTruth, capabilities: isRecord},
	source: {file: isText, text: isText},
	targets: {targets: isList},
	code: {code: isWhole, file: isText, name: isText, qualname: isText, kind: isText, line: isWhole, sites: isList},
	task: {frame: isWhole, code: isWhole, name: isText, type: isText},
	create: {frame: isWhole, code: isWhole, in: orNull(isWhole), made: optional(isTruth)},
	call: {
		caller: isWhole,
		frame: orNull(isWhole),
		method: optional(isText),
		argument: optional(isValue),
		loop: optional(orNull(isWhole)),
		told: optional(isTruth),
		default: optional(isValue),
		asker: optional(isText),
	},
	callEnd: {
		frame: isWhole,
		value: optional(isValue),
		exception: optional(isValue),
		exhausted: optional(isTruth),
	},
	drop: {frame: isWhole, in: orNull(isWhole)},
	start: {frame: isWhole, code: isWhole, ...resumed, line: isWhole, stack, locals},
	resume: {frame: isWhole, ...resumed, site: orNull(isWhole), stack, locals},
	throw: {
		frame: isWhole,
		code: isWhole,
		...resumed,
		site: orNull(isWhole),
		exception: isValue,
		closed: optional(isWhole),
		locals,
	},
	line: {frame: isWhole, line: isWhole, stack, locals},
	instruction: {
		frame: isWhole,
		site: orNull(isWhole),
		at: isText,
		stack,
		locals,
		to: optional(isValue),
		line: optional(isWhole),
		offset: optional(isWhole),
		opname: optional(isText),
		argument: optional(isText),
	},
	bytecode: {code: isWhole, instructions: isInstructions},
	yield: {frame: isWhole, site: orNull(isWhole), value: isValue, stack, locals},
	return: {frame: isWhole, value: isValue, locals},
	unwind: {frame: isWhole, exception: isValue, locals},
	raise: {frame: isWhole, line: isWhole, exception: isValue, call: optional(isCall), locals},
	handled: {frame: isWhole, line: isWhole, exception: isValue, locals},
	result: {statement: isText, value: optional(isValue), exception: optional(isValue), closed: optional(isTruth)},
	output: {stream: isStream, text: isText, around: optional(isTruth)},
	driving: {statement: isText, variable: isText, value: isValue},
	answer: {id: isWhole, value: optional(isValue), error: optional(isText)},
	names: {names: isList},
	ready: {},
	problem: {problem: isProblem},
	end: {status: isWhole, exception: optional(isValue)},
};

/** The same to walk through, for it is done with each line. */
const checks = new Map(Object.entries(shapes).map(([event, fields]) => [event, Object.entries(fields)]));

/** How much of a bad line a message shows, in UTF-16 units. */
const SHOWN_LENGTH = 80;

const failed = (kind: DecodeFailure['kind'], why: string, line: string): Decoded => {
	const shown = line.length > SHOWN_LENGTH ? `${line.slice(0, SHOWN_LENGTH)}…` : line;
	return {ok: false, failure: {kind, message: `${why}: ${JSON.stringify(shown)}`, line: shown}};
};

/** Takes the lines of one connection, each without its newline, in order. Never throws. */
export type Decoder = (line: string) => Decoded;

/**
 * Begins a connection. An observation that begins with `"keep":n` comes again as a line that is that number alone, until
 * another is kept under it.
 */
export function createDecoder(): Decoder {
	const kept: Decoded[] = [];
	return line => {
		const first = line.charCodeAt(0);
		if (first >= zero && first <= nine) {
			return kept[Number(line)] ?? failed('no observation', 'The tracer sent a number that stands for nothing', line);
		}
		const keep = keepPattern.exec(line);
		if (keep === null) return decodeObservation(line);
		const decoded = decodeObservation(`{${line.slice(keep[0].length)}`);
		kept[Number(keep[1])] = decoded;
		return decoded;
	};
}

const keepPattern = /^\{"keep":(\d+),/;
const zero = 0x30;
const nine = 0x39;

/** Takes one line that is an object and gives the observation in it, or why there is none. Never throws. */
export function decodeObservation(line: string): Decoded {
	let parsed: unknown;
	try {
		parsed = JSON.parse(line);
	} catch {
		return failed('not JSON', 'The tracer sent a line that is not JSON', line);
	}

	if (!isRecord(parsed) || !isText(parsed['event'])) {
		return failed('no observation', 'The tracer sent a line that is no observation', line);
	}

	const {event} = parsed;
	const fields = checks.get(event as string);
	if (fields === undefined) {
		return failed('unknown event', `The tracer sent an unknown event, ${JSON.stringify(event)}`, line);
	}

	for (const [field, check] of fields) {
		if (!check(parsed[field])) {
			return failed('bad field', `The tracer sent a ${event} whose ${field} is missing or of the wrong type`, line);
		}
	}

	return {ok: true, observation: parsed as unknown as Observation};
}
