import type {CodeId, EventName, Observation} from '../../protocol/index.ts';
import {type Code, personId, type Stage} from '../stage.ts';
import {callEnd, endCalls, result} from './call-ends.ts';
import {call, driving, drop} from './calls.ts';
import {endLost, returned, unwound, yielded} from './departures.ts';
import {handled, instruction, line, output, raise} from './evaluation.ts';
import type {Of} from './known.ts';
import {StagerState} from './memory.ts';
import {create, resume, start, thrown} from './resumptions.ts';

/** Turns observations into stages. It only ever moves on; going back is the history's affair. */
export interface Stager {
	/** The stages that this observation completes: none, one or several, in order. */
	take(observation: Observation): Stage[];
	/** All code objects met so far; grows. */
	readonly codes: ReadonlyMap<CodeId, Code>;
	/** The text of each source file met so far, by its path; grows. */
	readonly sources: ReadonlyMap<string, string>;
	/** The outermost client's call has its outcome: a resumption has come to its end. */
	readonly allCallsEnded: boolean;
	/** The person's last call has its result. */
	readonly resulted: boolean;
}

type Handlers = {readonly [Event in EventName]: (memory: StagerState, observation: Of<Event>) => void};

/** What each event means. A new one must find its place here. */
const handlers: Handlers = {
	hello: (memory, {capabilities}) => {
		memory.capabilities = capabilities;
	},
	source: (memory, {file, text}) => memory.setSource(file, text),
	code: (memory, {code, file, name, qualname, kind, line: first, sites}) => {
		memory.codes.set(code, {id: code, file, name, qualname, kind, line: first, sites});
	},
	bytecode: (memory, {code, instructions}) => {
		const known = memory.codes.get(code);
		if (known !== undefined) memory.codes.set(code, {...known, instructions});
	},
	task: (memory, {frame, code, name, type}) => {
		memory.tasks.set(frame, code);
		memory.codes.set(code, {id: code, file: '', name, qualname: type, kind: 'task', line: 0, sites: []});
	},
	create,
	driving,
	call,
	callEnd,
	drop,
	start,
	resume,
	throw: thrown,
	line,
	instruction,
	yield: yielded,
	return: returned,
	unwind: unwound,
	raise,
	handled,
	result,
	output,
	end: (memory, {status, exception}) =>
		memory.emit(personId, {
			kind: 'end',
			status,
			...(exception === undefined ? {} : {exception}),
		}),
	targets: () => {},
	answer: () => {},
	names: () => {},
	ready: () => {},
	problem: () => {},
};

/** A stager for one run of one program. `sources`: texts to go by until Python tells its own. */
export function createStager(sources: Iterable<readonly [file: string, text: string]> = []): Stager {
	const memory = new StagerState(sources);
	return {
		codes: memory.codes,
		sources: memory.sources,
		get allCallsEnded() {
			return memory.calls.length > 0 && memory.calls.every(({outcome}) => outcome !== null);
		},
		get resulted() {
			return memory.resulted;
		},
		take(observation) {
			endLost(memory, observation);
			endCalls(memory, observation);
			const handle = handlers[observation.event] as (memory: StagerState, observation: Observation) => void;
			handle(memory, observation);
			return memory.taken();
		},
	};
}
