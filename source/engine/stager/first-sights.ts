import type {Observation} from '../../protocol/index.ts';
import {isEvent} from './is-event.ts';
import {create} from './resumptions.ts';
import type {StagerState} from './stager-state.ts';

/** They describe, and say nothing of where the program is. */
const descriptions: ReadonlySet<string> = new Set(['hello', 'source', 'code', 'module', 'bytecode']);

/**
 * Keeps a generator that is seen first while a client's call has its outcome: the end of the call is told by the next
 * observation, and came before. Returns whether the observation is one of these.
 */
export function keepFirstSight(state: StagerState, observation: Observation): boolean {
	const isOne = observation.event === 'create' && !isEvent(observation) && state.calls.at(-1)?.outcome != null;
	if (isOne) state.firstSights.push(observation);
	return isOne;
}

/** The call that came before is over now, if it is. */
export function tellFirstSights(state: StagerState, {event}: Observation): void {
	if (state.firstSights.length === 0 || descriptions.has(event)) return;
	for (const kept of state.firstSights.splice(0)) create(state, kept);
}
