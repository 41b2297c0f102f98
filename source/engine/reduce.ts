import type {CodeId, FrameId, LocalsDelta, Span, Value} from '../protocol/index.ts';
import {chainOf} from './chain.ts';
import {type Code, personId, type Stage, suspends} from './stage.ts';
import type {Corner, FrameState, FrameStatus, Local, State, Statement, Transit} from './state.ts';

/** More frames than this are not kept once they ended and stand in no chain. */
const mostFrames = 64;

/** The state before the first stage. `codes` may grow later; a state only looks up what its stages named. */
export function initialState(codes: ReadonlyMap<CodeId, Code>): State {
	return {
		position: 0,
		stage: null,
		codes,
		frames: new Map(),
		chain: [personId],
		active: null,
		transit: null,
		corner: null,
		statements: [],
		outputs: 0,
		resumptions: 0,
		ended: null,
	};
}

/** The state that a stage leads to. Pure: the same state and stage always give an equal state; nothing is changed in place. */
export function reduce(state: State, stage: Stage): State {
	const frames = nextFrames(state, stage);
	const active = nextActive(state, stage, frames);
	const next = {
		position: state.position + 1,
		stage,
		codes: state.codes,
		frames,
		active,
		transit: transitOf(stage, frames),
		corner: cornerOf(stage),
		statements: nextStatements(state.statements, stage),
		outputs: state.outputs + (stage.kind === 'output' ? 1 : 0),
		resumptions: state.resumptions + (stage.kind === 'call' ? 1 : 0),
		ended: stage.kind === 'end' ? ending(stage) : state.ended,
	};
	return {...next, chain: chainOf(frames, state.codes, active, state.chain, stage)};
}

function ending(stage: Stage & {kind: 'end'}): NonNullable<State['ended']> {
	return {
		status: stage.status,
		...(stage.exception === undefined ? {} : {exception: stage.exception}),
		...(stage.traceback === undefined ? {} : {traceback: stage.traceback}),
	};
}

function nextFrames(state: State, stage: Stage): ReadonlyMap<FrameId, FrameState> {
	const before = state.stage === null ? undefined : state.frames.get(state.stage.frame);
	const frame = state.frames.get(stage.frame) ?? freshFrame(state, stage);
	if (frame === undefined) return state.frames;
	const frames = new Map(state.frames);
	if (before !== undefined && before.id !== stage.frame) frames.set(before.id, calmed(before));
	frames.set(frame.id, moved(applySeen(calmed(frame), stage, state.codes), stage, state.codes));
	if (stage.kind === 'result' && stage.closes) close(frames, stage.from);
	if (frames.size > mostFrames) prune(frames, state.chain);
	return frames;
}

/** `close()` came back: whatever it ran, or whether it ran anything, its generator is CLOSED. */
function close(frames: Map<FrameId, FrameState>, target: FrameId | null): void {
	const frame = target === null ? undefined : frames.get(target);
	if (frame === undefined || frame.status === 'closed') return;
	frames.set(frame.id, leave(frame, 'closed', {lit: null, delegatee: null, stack: []}));
}

function freshFrame(state: State, stage: Stage): FrameState | undefined {
	const code = stage.seen?.code === undefined ? undefined : state.codes.get(stage.seen.code);
	if (code === undefined) return undefined;
	return {
		id: stage.frame,
		code: code.id,
		name: code.name,
		status: suspends(code) ? 'created' : 'running',
		line: code.line,
		lit: null,
		stack: [],
		pushed: false,
		locals: [],
		caller: null,
		delegatee: null,
		calls: null,
		resumptions: 0,
		yields: 0,
		outcome: null,
	};
}

/** What was new with the stage before is not new any more. */
function calmed(frame: FrameState): FrameState {
	const changed = frame.locals.some(local => local.changed);
	if (!changed && !frame.pushed) return frame;
	return {...frame, pushed: false, locals: changed ? frame.locals.map(calmLocal) : frame.locals};
}

function calmLocal(local: Local): Local {
	return local.changed ? {...local, changed: false} : local;
}

function applySeen(frame: FrameState, stage: Stage, codes: ReadonlyMap<CodeId, Code>): FrameState {
	const seen = stage.seen;
	if (seen === undefined) return frame;
	const siteLine = seen.site == null ? undefined : codes.get(frame.code)?.sites[seen.site]?.line;
	return {
		...frame,
		line: seen.line ?? siteLine ?? frame.line,
		stack: seen.stack ?? (stage.kind === 'evaluate' || stage.kind === 'call' ? frame.stack : null),
		locals: seen.locals === undefined ? frame.locals : changedLocals(frame.locals, seen.locals),
		caller: seen.caller === undefined ? frame.caller : seen.caller,
		delegatee: seen.delegatee ?? frame.delegatee,
	};
}

function changedLocals(locals: readonly Local[], delta: LocalsDelta): readonly Local[] {
	const next = locals.filter(local => delta[local.name] !== null);
	for (const [name, value] of Object.entries(delta)) {
		if (value === null) continue;
		const index = next.findIndex(local => local.name === name);
		const local = {name, value, changed: true};
		if (index < 0) next.push(local);
		else next[index] = local;
	}
	return next;
}

/** What the stage itself does to its frame. */
function moved(frame: FrameState, stage: Stage, codes: ReadonlyMap<CodeId, Code>): FrameState {
	const site = stage.seen?.site == null ? undefined : codes.get(frame.code)?.sites[stage.seen.site];
	const expression: Span | null = site?.span ?? null;
	switch (stage.kind) {
		case 'call':
			return {...frame, calls: stage.to};
		case 'push':
			return {
				...frame,
				status: 'running',
				resumptions: frame.resumptions + 1,
				pushed: stage.exception === undefined && stage.value !== undefined,
				stack: pushedStack(frame, stage),
				lit: expression,
			};
		case 'forward':
			return {...frame, lit: frame.lit};
		case 'assign':
			return {...frame, lit: site?.targetSpan ?? frame.lit};
		case 'discard':
		case 'use':
			return {...frame, lit: site?.statement ?? frame.lit};
		case 'evaluate':
			return {...frame, lit: null};
		case 'delegate':
			return {...frame, lit: expression, delegatee: stage.to ?? {type: '?', repr: stage.text}};
		case 'yield':
			return leave(frame, 'suspended', {yields: frame.yields + 1, lit: expression});
		case 'return':
			return leave(frame, 'closed', {
				outcome: {way: 'value', value: stage.value},
				lit: null,
				delegatee: null,
				stack: [],
			});
		case 'raise':
			return leave(frame, 'closed', {
				outcome: {way: 'exception', exception: stage.exception},
				delegatee: null,
				stack: [],
			});
		case 'catch':
			return {...frame, delegatee: null, lit: expression ?? frame.lit};
		case 'create':
		case 'refuse':
		case 'result':
		case 'output':
		case 'end':
			return frame;
		default:
			return stage satisfies never;
	}
}

function pushedStack(frame: FrameState, stage: Stage & {kind: 'push'}): FrameState['stack'] {
	// The push at a start is over before the first event: the stack just seen is the one without it.
	const gone = stage.evidence === 'derived' && stage.start && stage.value !== undefined && frame.stack !== null;
	return gone && stage.value !== undefined ? [...(frame.stack ?? []), stage.value] : frame.stack;
}

function leave(frame: FrameState, status: FrameStatus, more: Partial<FrameState>): FrameState {
	return {...frame, status, caller: null, ...more};
}

function prune(frames: Map<FrameId, FrameState>, chain: readonly FrameId[]): void {
	for (const [id, frame] of frames) {
		if (frame.status === 'closed' && !chain.includes(id)) frames.delete(id);
	}
}

/** The frame whose source the audience looks at. */
function nextActive(state: State, stage: Stage, frames: ReadonlyMap<FrameId, FrameState>): FrameId | null {
	switch (stage.kind) {
		case 'call':
			return frames.has(stage.frame) ? stage.frame : (stage.to ?? state.active);
		case 'result':
			return frames.has(stage.frame) ? stage.frame : (stage.from ?? state.active);
		case 'output':
		case 'end':
			return state.active;
		case 'create':
			return stage.by === null || stage.by === personId ? stage.frame : state.active;
		default:
			return stage.frame;
	}
}

function transitOf(stage: Stage, frames: ReadonlyMap<FrameId, FrameState>): Transit | null {
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
			return frames.has(stage.frame)
				? {direction: 'up', from: stage.frame, to: personId, value: stage.exception, exception: true}
				: null;
		default:
			return null;
	}
}

function cornerOf(stage: Stage): Corner | null {
	switch (stage.kind) {
		case 'call':
		case 'push':
		case 'forward':
			return 'push';
		case 'assign':
		case 'discard':
		case 'use':
		case 'catch':
			return 'assign';
		case 'evaluate':
		case 'create':
		case 'delegate':
		case 'output':
			return 'evaluate';
		case 'yield':
			return 'yield';
		case 'result':
			return stage.outcome.way === 'value' ? 'yield' : 'raise';
		case 'refuse':
		case 'return':
		case 'raise':
			return stage.kind;
		case 'end':
			return null;
		default:
			return stage satisfies never;
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
