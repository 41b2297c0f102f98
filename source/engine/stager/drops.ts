import type {FrameId} from '../../protocol/index.ts';
import {personId} from '../stage.ts';
import {isSureToBeRefused, isUnanswered, unmoved} from './calls.ts';
import type {Call, FrameRecord, Of} from './frame-record.ts';
import type {StagerState} from './stager-state.ts';
import {standsOnAll} from './standing.ts';
import {emitInnermostUse} from './value-use.ts';

/**
 * Nothing refers to the generator any more, and CPython closes it as `close()` does. There is no caller, and nothing
 * receives the result.
 */
export function drop(state: StagerState, observation: Of<'drop'>): void {
	const {frame, in: by} = observation;
	if (!state.frames.has(frame)) return;
	const last = state.calls.at(-1);
	if (last !== undefined && isBehindCall(state, last, frame)) {
		last.heldDrops = [...last.heldDrops, observation];
		return;
	}
	if (observation.hooked === true) {
		state.emit(frame, {kind: 'drop', by, hooked: true});
		state.frames.delete(frame);
		return;
	}
	const isOfSeveral =
		observation.closed !== true &&
		last?.client === null &&
		!last.resumed &&
		last.droppedIn === by &&
		!closesUnrun(state, last.target);
	if (isOfSeveral) last.isOfSeveral = true;
	if (observation.closed !== true && isHeldByDropped(state, frame)) {
		state.dropsInTurn.push(observation);
		return;
	}
	tellDrop(state, observation, isOfSeveral);
}

/**
 * Whether a drop comes behind the result of a call, which is told later. A call keeps what it is given until it is back: it was
 * refused, or had nothing to run. One that is sure to be refused runs nothing before that.
 */
function isBehindCall(state: StagerState, call: Call, dropped: FrameId): boolean {
	const {target, argument, fallback} = call;
	const isGiven = [target, argument?.frame, fallback?.frame].includes(dropped);
	return (isGiven && isUnanswered(call)) || isSureToBeRefused(state, call);
}

/** The drop is told, and what runs next runs because of it. */
export function tellDrop(state: StagerState, observation: Of<'drop'>, isOfSeveral = false): void {
	const {frame, in: by} = observation;
	catchFirst(state, frame);
	if (state.capabilities.instructions) emitInnermostUse(state);
	const delegation = state.frames.get(state.running.at(-1) ?? personId)?.delegation;
	if (delegation?.to === null) delegation.hasLetGo = true;
	if (observation.closed === true) {
		state.emit(frame, {kind: 'drop', by, closed: true});
		state.frames.delete(frame);
		return;
	}
	const closing = {client: null, target: frame, method: 'close', told: false, isOfC: true, droppedIn: by} as const;
	state.calls.push({...closing, ...unmoved, isOfSeveral});
	state.emit(frame, {kind: 'drop', by});
}

/**
 * Whether one that was dropped, and is not closed yet, stands on a frame: its own frame still refers to that. So may do what is
 * no generator, which is known when the one that stands on it is closed.
 */
function isHeldByDropped(state: StagerState, frame: FrameId): boolean {
	const record = state.frames.get(frame);
	// Behind the end of the program nothing tells that what has nothing to run is gone.
	const isSeenLater = state.running.length > 0 || !closesUnrun(state, frame);
	return state.calls.some(({client, target, outcome}) => {
		if (client !== null || outcome !== null || target === frame) return false;
		const {path, step} = standsOnAll(state, target, record);
		const holder = path.at(-1);
		// One that runs has taken what came of that, and has let go of it.
		if (holder === undefined || holder.running) return false;
		return step === record || (isSeenLater && holder.delegation?.to === null);
	});
}

/** Whether CPython has nothing to run for what was dropped: it never ran, which is closed without being run (3.12+). */
function closesUnrun(state: StagerState, target: FrameId | null): boolean {
	return state.capabilities.backend === 'monitoring' && !state.frames.get(target ?? -1)?.hasRun;
}

/** Up to 3.10 YIELD_FROM takes the value that it waited for, and lets go of what it stood on then. */
function catchFirst(state: StagerState, dropped: FrameId): void {
	const record = state.frames.get(state.running.at(-1) ?? personId);
	if (record?.delegation?.to === dropped) catchDelegated(state, record);
}

/** So it does with an `asend()`, which may be the last that refers to its generator: a hook gets that. */
export function catchBeforeHook(state: StagerState): void {
	const record = state.frames.get(state.running.at(-1) ?? personId);
	if (record?.delegation?.value?.type.startsWith('async_generator_')) catchDelegated(state, record);
}

function catchDelegated(state: StagerState, record: FrameRecord): void {
	const {delegation, delegated} = record;
	if (delegation === null || delegated === null || record.caughtAt === delegation.site) return;
	record.caughtAt = delegation.site;
	state.emit(record.id, {kind: 'catch', value: delegated}, {seen: {site: delegation.site}});
}

/** The frame of a generator that was dropped runs now, to be closed: the drop is told at the latest before that. */
export function releaseDrop(state: StagerState, frame: FrameId): void {
	const last = state.calls.at(-1);
	const index = last?.heldDrops.findIndex(held => held.frame === frame) ?? -1;
	if (last === undefined || index < 0) return;
	const held = last.heldDrops.slice(0, index + 1);
	// The result of the call comes before the drop, but is reported after it.
	state.withhold(last);
	state.calls.pop();
	last.heldDrops = last.heldDrops.slice(index + 1);
	for (const each of held) drop(state, each);
	const closing = state.calls.pop();
	state.calls.push(last);
	if (closing !== undefined) state.calls.push(closing);
}
