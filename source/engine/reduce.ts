import type {CodeId, FrameId, Value} from '../protocol/index.ts';
import {nextChain} from './chain.ts';
import {type FrameNames, noFrameNames} from './frame-names.ts';
import {nextFrames} from './frames.ts';
import type {IdMap} from './id-map.ts';
import {noFrames} from './prune-frames.ts';
import {type Code, isOfTask, personId, type Stage} from './stage.ts';
import type {FrameState, State, Statement, Transit} from './state.ts';
import {nextTasks, noTasks} from './tasks.ts';

/** The state before the first stage. `codes` and `names` may grow later; a state only looks up what its stages named. */
export function initialState(codes: ReadonlyMap<CodeId, Code>, names: FrameNames = noFrameNames): State {
	return {
		position: 0,
		stage: null,
		codes,
		names,
		...noFrames,
		chain: [personId],
		innermost: 0,
		active: null,
		transit: null,
		statements: [],
		outputs: 0,
		resumptions: 0,
		resumptionsByPerson: 0,
		...noTasks,
		ended: null,
	};
}

/** The state that a stage leads to. Pure: the same state and stage always give an equal state; nothing is changed in place. */
export function reduce(state: State, stage: Stage): State {
	const {frames, maxOthers} = nextFrames(state, stage);
	const active = nextActive(state, stage, frames);
	return {
		position: state.position + 1,
		stage,
		codes: state.codes,
		names: state.names,
		frames,
		maxOthers,
		...nextChain({before: state, stage, frames, active}),
		active,
		transit: transitOf(stage, frames),
		statements: nextStatements(state.statements, stage),
		outputs: state.outputs + (stage.kind === 'output' ? 1 : 0),
		resumptions: state.resumptions + (stage.kind === 'call' ? 1 : 0),
		resumptionsByPerson: state.resumptionsByPerson + (stage.kind === 'call' && stage.frame === personId ? 1 : 0),
		...nextTasks(state, stage, taskName(state, stage)),
		ended: stage.kind === 'end' ? ending(stage) : state.ended,
	};
}

/** What asyncio calls the task of a stage. */
function taskName({codes, names}: State, {frame, seen}: Stage): string {
	return (codes.get(seen?.code ?? -1) ?? names.codeOf(frame))?.name ?? 'unknown';
}

function ending(stage: Stage & {kind: 'end'}): NonNullable<State['ended']> {
	return {
		status: stage.status,
		...(stage.exception === undefined ? {} : {exception: stage.exception}),
	};
}

/** The frame whose source the audience looks at. */
function nextActive(state: State, stage: Stage, frames: IdMap<FrameState>): FrameId | null {
	if (isOfTask(stage)) return state.active;
	switch (stage.kind) {
		case 'call':
			return showsSource(state, stage.frame, frames) ? stage.frame : (stage.to ?? state.active);
		case 'result':
			return showsSource(state, stage.frame, frames) ? stage.frame : (stage.from ?? state.active);
		case 'output':
		case 'end':
			return state.active;
		case 'create':
			if (stage.by === null || stage.by === personId) return stage.frame;
			// A function that it called before has ended: the maker is at work again.
			return showsSource(state, stage.by, frames) ? stage.by : state.active;
		case 'drop':
			return stage.frame;
		default:
			return stage.frame;
	}
}

/** A client that is a frame; the person and a task have no source. */
function showsSource({codes}: State, id: FrameId, frames: IdMap<FrameState>): boolean {
	const frame = frames.get(id);
	return frame !== undefined && codes.get(frame.code)?.kind !== 'task';
}

function transitOf(stage: Stage, frames: IdMap<FrameState>): Transit | null {
	const none: Value = {type: 'NoneType', repr: 'None'};
	switch (stage.kind) {
		case 'call': {
			const exception = stage.method === 'throw' || stage.method === 'close';
			const value =
				stage.argument ?? (stage.method === 'close' ? {type: 'GeneratorExit', repr: 'GeneratorExit'} : none);
			return {direction: 'down', from: stage.frame, to: stage.to, value, exception};
		}
		case 'forward': {
			const value = stage.exception ?? stage.value ?? none;
			return {direction: 'down', from: stage.frame, to: stage.to, value, exception: stage.exception !== undefined};
		}
		case 'yield':
		case 'return':
			return {direction: 'up', from: stage.frame, to: stage.to, value: stage.value, exception: false};
		case 'raise':
			return {direction: 'up', from: stage.frame, to: stage.to, value: stage.exception, exception: true};
		case 'refuse':
			return frames.has(stage.frame) && stage.exception !== undefined
				? {direction: 'up', from: stage.frame, to: personId, value: stage.exception, exception: true}
				: null;
		default:
			return null;
	}
}

function nextStatements(statements: readonly Statement[], stage: Stage): readonly Statement[] {
	if (stage.kind === 'call' && stage.statement !== undefined) {
		return [...statements, {text: stage.statement, outcome: null}];
	}
	if (stage.kind !== 'result' || stage.statement === undefined) return statements;
	const last = statements.at(-1);
	const done = {text: stage.statement, outcome: stage.outcome};
	return last?.outcome === null ? [...statements.slice(0, -1), done] : [...statements, done];
}
