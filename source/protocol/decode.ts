import {type Fields, isObject, wrongField} from './fields.ts';
import {type Observation, observations} from './observation.ts';

/** Why a line is not an observation. `line` is its beginning, for the message to a person. */
export interface DecodeFailure {
	readonly kind: 'not JSON' | 'no observation' | 'unknown event' | 'bad field';
	/** One clear sentence. */
	readonly message: string;
	readonly line: string;
}

/** The result of decoding one line. */
export type Decoded =
	| {readonly ok: true; readonly observation: Observation}
	| {readonly ok: false; readonly failure: DecodeFailure};

/** For each event a function that finds the first wrong field of an observation, in each form of the event. */
const checks = new Map(
	Object.entries<Fields | readonly Fields[]>(observations).map(([event, forms]) => [
		event,
		[forms].flat().map(wrongField),
	]),
);

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

	if (!isObject(parsed) || typeof parsed['event'] !== 'string') {
		return failed('no observation', 'The tracer sent a line that is no observation', line);
	}

	const {event} = parsed;
	const forms = checks.get(event);
	if (forms === undefined) {
		return failed('unknown event', `The tracer sent an unknown event, ${JSON.stringify(event)}`, line);
	}

	let wrong: string | undefined;
	for (const wrongIn of forms) {
		wrong = wrongIn(parsed);
		if (wrong === undefined) break;
	}

	if (wrong !== undefined) {
		return failed('bad field', `The tracer sent a ${event} whose ${wrong} is missing or of the wrong type`, line);
	}

	return {ok: true, observation: parsed as unknown as Observation};
}
