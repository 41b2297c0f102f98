import type {CodeId, EventName, Observation} from '../../protocol/index.ts';
import {type Code, personId, type Stage} from '../stage.ts';
import {keepBehind, makeCallsBehind} from './behind.ts';
import {callEnd, endCalls, result} from './call-ends.ts';
import {call, driving} from './calls.ts';
import {takeUntaken} from './delegations.ts';
import {drop} from './drops.ts';
import {tellDropsInTurn} from './drops-in-turn.ts';
import {handled, instruction, line, lost, output, raise} from './evaluation.ts';
import {endUnraisable} from './finalizers.ts';
import {keepFirstSight, tellFirstSights} from './first-sights.ts';
import {endLost, returned, unwound, yielded} from './frame-exits.ts';
import type {Of} from './frame-record.ts';
import {create, resume, start, thrown} from './resumptions.ts';
import {StagerState} from './stager-state.ts';
import {handed, passed} from './standing-still.ts';
import {cancel, chosen, spawn, suspend, taskEnd, wake} from './tasks.ts';

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

type Handlers = {readonly [Event in EventName]: (state: StagerState, observation: Of<Event>) => void};

/** What each event means. A new one must find its place here. */
const handlers: Handlers = {
	hello: (state, {capabilities}) => {
		state.capabilities = capabilities;
	},
	source: (state, {file, text}) => state.setSource(file, text),
	code: (state, {code, file, name, qualname, kind, line: first, sites}) => {
		const place = state.placeOf(file);
		const found = {id: code, file, name, qualname, kind, line: first, sites};
		state.codes.set(code, place === undefined ? found : {...found, place});
	},
	module: (state, {code, name}) => {
		const record = state.codes.get(code);
		// The program itself goes by what tracebacks call it.
		if (record?.place !== undefined && name !== '__main__') state.codes.set(code, {...record, module: name});
	},
	bytecode: (state, {code, instructions}) => {
		const record = state.codes.get(code);
		if (record !== undefined) state.codes.set(code, {...record, instructions});
	},
	task: spawn,
	wake,
	suspend,
	cancel,
	taskEnd,
	chosen,
	create,
	driving,
	call,
	callEnd,
	drop,
	start,
	resume,
	throw: thrown,
	handed,
	passed,
	line,
	instruction,
	yield: yielded,
	return: returned,
	unwind: unwound,
	raise,
	handled,
	result,
	output,
	end: (state, {status, exception}) =>
		state.emit(personId, {
			kind: 'end',
			status,
			...(exception === undefined ? {} : {exception}),
		}),
	targets: () => {},
	answer: () => {},
	names: () => {},
	pipes: () => {},
	tree: () => {},
	ready: () => {},
	choose: () => {},
	problem: lost,
};

/**
 * A stager for one run of the program at `program`, an absolute path. `sources`: texts to go by until Python tells its
 * own.
 */
export function createStager(sources: Iterable<readonly [file: string, text: string]> = [], program = ''): Stager {
	const state = new StagerState(sources, program);
	return {
		codes: state.codes,
		sources: state.sources,
		get allCallsEnded() {
			return state.calls.length > 0 && state.calls.every(({outcome}) => outcome !== null);
		},
		get resulted() {
			return state.resulted;
		},
		take(observation) {
			endLost(state, observation);
			if (keepBehind(state, observation) || keepFirstSight(state, observation)) return state.taken();
			endUnraisable(state, observation);
			endCalls(state, observation);
			tellDropsInTurn(state, observation);
			if (observation.event !== 'callEnd') tellFirstSights(state, observation);
			takeUntaken(state, observation);
			makeCallsBehind(state, observation);
			const handle = handlers[observation.event] as (state: StagerState, observation: Observation) => void;
			handle(state, observation);
			tellFirstSights(state, observation);
			return state.taken();
		},
	};
}
