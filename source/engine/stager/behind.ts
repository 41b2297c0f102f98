import type {Observation} from '../../protocol/index.ts';
import {callEnd} from './call-ends.ts';
import {call} from './calls.ts';
import {isFinalizing} from './finalizers.ts';
import type {Of} from './frame-record.ts';
import {isEvent} from './is-event.ts';
import type {StagerState} from './stager-state.ts';

/**
 * Keeps calls that C code makes after the end of a frame, and their ends, because CPython releases the frame's variables first.
 * Returns whether the observation is one of these.
 */
export function keepBehind(state: StagerState, observation: Observation): boolean {
	const last = state.behind.at(-1);
	const isOne =
		(observation.event === 'call' && observation.behind === true) ||
		(observation.event === 'callEnd' &&
			last !== undefined &&
			(observation.exhausted === true || (last.event === 'call' && last.caller === observation.frame)));
	if (isOne) state.behind.push(observation as Of<'call'> | Of<'callEnd'>);
	return isOne;
}

/** The variables are gone: the calls are made. */
export function makeCallsBehind(state: StagerState, observation: Observation): void {
	if (state.behind.length === 0 || !isEvent(observation) || isFinalizing(state, observation)) return;
	for (const kept of state.behind.splice(0))
		if (kept.event === 'call') call(state, kept);
		else callEnd(state, kept);
}
