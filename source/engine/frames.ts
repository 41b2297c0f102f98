import type {CodeId, FrameId, LocalsDelta, Span} from '../protocol/index.ts';
import type {IdMap} from './id-map.ts';
import {pruneFrames, type RetainedFrames} from './prune-frames.ts';
import {type Code, resumes, type Stage, type StageKind, suspends} from './stage.ts';
import type {FrameState, FrameStatus, Local, State} from './state.ts';

/** Stages in which their frame runs no code. Its stack stays as it was. */
const RESTING: ReadonlySet<StageKind> = new Set<StageKind>([
	'call',
	'create',
	'refuse',
	'result',
	'output',
	'end',
	'spawn',
	'wake',
	'suspend',
	'cancel',
	'done',
	'choose',
]);

/** The frames as a stage leaves them. Pure. */
export function nextFrames(state: State, stage: Stage): RetainedFrames {
	const {maxOthers} = state;
	const before = state.stage === null ? undefined : state.frames.get(state.stage.frame);
	const frame = state.frames.get(stage.frame) ?? freshFrame(state, stage);
	if (frame === undefined) return {frames: state.frames, maxOthers};
	const calm = before === undefined || before.id === frame.id ? before : calmed(before);
	let frames = calm === undefined || calm === before ? state.frames : state.frames.with(calm.id, calm);
	frames = frames.with(frame.id, moved(applySeen(calmed(frame), stage, state.codes), stage, state.codes));
	frames = delegating(frames, stage);
	if (stage.kind === 'result' && stage.closes) frames = closed(frames, stage.from);
	if (stage.kind === 'forward' && stage.closes) frames = closed(frames, stage.to);
	return frames.size - state.chain.length > maxOthers
		? pruneFrames(frames, state.chain, frame.id)
		: {frames, maxOthers};
}

/** The delegatee of the caller is known from now on. */
function delegating(frames: IdMap<FrameState>, {seen}: Stage): IdMap<FrameState> {
	const {asDelegatee, caller} = seen ?? {};
	const delegator = asDelegatee === undefined || caller == null ? undefined : frames.get(caller);
	return delegator === undefined || asDelegatee === undefined
		? frames
		: frames.with(delegator.id, {...delegator, delegatee: asDelegatee});
}

/** `close()` came back: whatever it ran, or whether it ran anything, its generator is CLOSED. */
function closed(frames: IdMap<FrameState>, target: FrameId | null): IdMap<FrameState> {
	const frame = target === null ? undefined : frames.get(target);
	if (frame === undefined || frame.status === 'closed') return frames;
	return frames.with(frame.id, leave(frame, 'closed', {lit: null, delegatee: null, stack: []}));
}

function freshFrame(state: State, stage: Stage): FrameState | undefined {
	const code = stage.seen?.code === undefined ? undefined : state.codes.get(stage.seen.code);
	if (code === undefined) return undefined;
	return {
		id: stage.frame,
		code: code.id,
		status: suspends(code) || stage.kind === 'spawn' ? 'created' : 'running',
		line: code.kind === 'task' ? null : code.line,
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

/** Clears what was new with the previous stage. */
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
		stack: seen.stack ?? (RESTING.has(stage.kind) ? frame.stack : null),
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
	const resumptions = frame.resumptions + (resumes(stage) ? 1 : 0);
	switch (stage.kind) {
		case 'call':
			return {...frame, calls: stage.to, status: stage.task ? 'running' : frame.status};
		case 'push':
			return {
				...frame,
				status: 'running',
				resumptions,
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
			return leave(frame, 'suspended', {resumptions, yields: frame.yields + 1, lit: expression});
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
		case 'done':
			return leave(frame, 'closed', {outcome: stage.outcome, calls: null});
		case 'drop':
			return leave(frame, 'closed', {lit: null, delegatee: null, stack: []});
		case 'result':
			// A task has no frame of its own that ends: it is over with the exception that its coroutine's step ends with.
			if (codes.get(frame.code)?.kind === 'task') {
				return stage.outcome.way === 'exception' ? {...frame, outcome: stage.outcome} : frame;
			}

			// A generator that was called directly is not a link of the chain below its caller. The caller delegates to
			// something else, or to nothing.
			return isSuspending(frame, codes) ? {...frame, calls: null} : frame;
		case 'create':
		case 'refuse':
		case 'output':
		case 'spawn':
		case 'wake':
		case 'suspend':
		case 'cancel':
		case 'choose':
		case 'end':
			return frame;
		default:
			return stage satisfies never;
	}
}

function isSuspending({code}: FrameState, codes: ReadonlyMap<CodeId, Code>): boolean {
	const known = codes.get(code);
	return known !== undefined && suspends(known);
}

function pushedStack(frame: FrameState, stage: Stage & {kind: 'push'}): FrameState['stack'] {
	// The push at a start is over before the first event: the stack just seen is the one without it.
	const gone = stage.evidence === 'derived' && stage.start && stage.value !== undefined && frame.stack !== null;
	return gone && stage.value !== undefined ? [...(frame.stack ?? []), stage.value] : frame.stack;
}

function leave(frame: FrameState, status: FrameStatus, more: Partial<FrameState>): FrameState {
	return {...frame, status, caller: null, ...more};
}
