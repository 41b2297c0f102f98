import {type FrameId, inherits, type Observation} from '../../protocol/index.ts';
import {isFinalizedMeanwhile} from './finalizers.ts';
import type {Call, FrameRecord, Of} from './frame-record.ts';
import {isEvent} from './is-event.ts';
import type {StagerState} from './stager-state.ts';

/** Whether CPython has finished with a dropped generator: it was closed, or had no code to run. */
export function isDropOver(state: StagerState, call: Call, observation: Observation): boolean {
	const {target, resumed, outcome, droppedIn, isOfSeveral} = call;
	if (outcome !== null) return isEvent(observation) || observation.event === 'callEnd';
	// CPython lets go of what the frame holds before it is done with it.
	if (resumed || !isEvent(observation) || observation.event === 'drop') return false;
	if (isFinalizedMeanwhile(state, call, observation)) return false;
	// The delegatee is closed before the frame. It may hold an object that prints when it is deleted.
	const isLater = state.capabilities.backend === 'monitoring' && state.frames.get(target ?? -1)?.delegation != null;
	if ((isLater || isOfSeveral) && actorOf(observation) !== droppedIn) return isEnd(observation);
	if (!isReaching(observation)) return true;
	return !standsOn(state, target, observation);
}

/** A frame runs, or what one stands on gets an exception. */
type Reaching = Of<'throw' | 'start' | 'handed'>;

function isReaching(observation: Observation): observation is Reaching {
	return observation.event === 'throw' || observation.event === 'start' || observation.event === 'handed';
}

/** The frame that goes on; undefined: no frame of the program's does. */
function actorOf(observation: Observation): FrameId | null | undefined {
	if (observation.event === 'call') return observation.caller;
	return 'frame' in observation ? observation.frame : undefined;
}

/**
 * Of several that were dropped together, each is closed in its turn: first its delegatee, unless that had its own turn
 * before (`finalize_garbage` in Modules/gcmodule.c). The one that runs now comes to the top; gives whether there is one.
 */
export function closeInTurn(state: StagerState, observation: Of<'throw' | 'handed'>): boolean {
	const {calls} = state;
	const last = calls.at(-1);
	if (last?.resumed && last.outcome === null && standsOn(state, last.target, observation)) return true;
	const first = calls.findLastIndex(({client}) => client !== null) + 1;
	// One that runs already had its turn: what it drops meanwhile is closed by nobody.
	const index = calls.findIndex(
		({target, reached, outcome}, at) =>
			at >= first && !reached && outcome === null && standsOn(state, target, observation),
	);
	if (index >= 0) calls.push(...calls.splice(index, 1));
	return index >= 0;
}

function isEnd({event}: Observation): boolean {
	return event === 'end' || event === 'result' || event === 'ready';
}

/** Whether a frame is the one that was dropped, or what that stands on. */
export function standsOn(state: StagerState, target: FrameId | null, observation: Reaching): boolean {
	const {frame, event} = observation;
	const reachesAsync = state.capabilities.closeReturns === true;
	if (event === 'throw' && observation.delegator === target && target !== null) return true;
	const met = new Set<FrameId>();
	let id = target;
	while (id !== null && !met.has(id)) {
		if (id === frame) return true;
		// Up to 3.12 closing what `asend()` gave leaves the async generator as it is (`async_gen_asend_close`).
		if (id !== target && !reachesAsync && state.frames.get(id)?.code.kind === 'async generator') return false;
		met.add(id);
		const delegation: FrameRecord['delegation'] = state.frames.get(id)?.delegation ?? null;
		// What is no generator may have a `close` of its own, or that of a generator.
		if ((event === 'start' || isExit(observation)) && delegation !== null && delegation.to === null) return true;
		id = delegation?.to ?? null;
	}
	return false;
}

function isExit(observation: Reaching): boolean {
	return observation.event === 'throw' && inherits(observation.exception, 'GeneratorExit');
}
