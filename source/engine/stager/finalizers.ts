import type {Observation} from '../../protocol/index.ts';
import type {Call, Of} from './frame-record.ts';
import {isEvent} from './is-event.ts';
import type {StagerState} from './stager-state.ts';

/** What CPython prints of an exception that nobody takes is over with the next event of another kind. */
export function endUnraisable(state: StagerState, observation: Observation): void {
	if (state.unraisable && isEvent(observation) && !isReport(observation)) state.unraisable = false;
}

function isReport(observation: Observation): boolean {
	return observation.event === 'output' && observation.stream === 'stderr';
}

/** Whether it comes between the end of a frame and the client that learns of it: CPython lets go of the frame's variables. */
export function isFinalizer(state: StagerState, {ended, target, outcome}: Call, observation: Observation): boolean {
	// The awaitable of an asynchronous generator is over with each `yield`, and may be the last that refers to it.
	const isOver =
		ended || (outcome?.way === 'exception' && observation.event === 'drop' && observation.frame === target);
	if (!isOver) return false;
	if (observation.event === 'drop' || state.unraisable) return true;
	if (isDel(state, observation)) {
		state.finalizing = {frame: (observation as Of<'start'>).frame, after: target};
		return true;
	}
	return isBelowFinalizer(state, observation) && state.finalizing?.after === target;
}

/** Whether a finalizer is under way, and what happens is below it: of what starts it may be the caller. */
function isBelowFinalizer({finalizing, running}: StagerState, {event}: Observation): boolean {
	return finalizing !== null && (event !== 'start' || running.includes(finalizing.frame));
}

/** Whether CPython calls a function because an object goes. */
export function isDel(state: StagerState, observation: Observation): boolean {
	return observation.event === 'start' && state.isUnasked(observation);
}

/** Whether CPython lets go of what a frame held that has ended, or a finalizer of that runs. */
export function isFinalizing(state: StagerState, observation: Observation): boolean {
	if (observation.event === 'drop' || state.unraisable || isDel(state, observation)) return true;
	const closing = state.calls.at(-1)?.client === null;
	return closing || isBelowFinalizer(state, observation);
}

/** Whether a `__del__` runs before CPython closes what was dropped: the collector finalizes one after the other. */
export function isFinalizedMeanwhile(state: StagerState, call: Call, observation: Observation): boolean {
	if (call.finalizer === null && isDel(state, observation)) call.finalizer = (observation as Of<'start'>).frame;
	const isFinalized = call.finalizer !== null;
	const ends = observation.event === 'return' || observation.event === 'unwind';
	if (ends && observation.frame === call.finalizer) call.finalizer = null;
	return isFinalized;
}
