import type {Observation} from '../../protocol/index.ts';
import {standsOn} from './drop-ends.ts';
import {tellDrop} from './drops.ts';
import type {Call, Of} from './frame-record.ts';
import {isEvent} from './is-event.ts';
import type {StagerState} from './stager-state.ts';
import {standsOnAll} from './standing.ts';

/**
 * The garbage collector says of all that it takes that nobody refers to it, and only then has each closed in its turn
 * (`handle_weakrefs` and `finalize_garbage`, Modules/gcmodule.c). What one of them stands on is still held by its frame, which
 * closes it. So its own drop is told only where it is closed for itself, and not at all where it is over by then.
 */
export function tellDropsInTurn(state: StagerState, observation: Observation): void {
	if (state.dropsInTurn.length === 0) return;
	state.dropsInTurn = state.dropsInTurn.filter(({frame}) => state.frames.has(frame));
	if (observation.event === 'throw') tellOneThatCloses(state, observation);
	else if (isEvent(observation) && observation.event !== 'drop' && !state.calls.some(isUnderWay)) {
		for (const each of state.dropsInTurn.splice(0)) tellDrop(state, each);
	}
}

function isUnderWay({client, outcome}: Call): boolean {
	return client === null && outcome === null;
}

/** Something is thrown into a frame: it may be one whose drop is untold, or what that stands on. */
function tellOneThatCloses(state: StagerState, observation: Of<'throw'>): void {
	const record = state.frames.get(observation.frame);
	const last = state.calls.at(-1);
	if (record === undefined || (last !== undefined && reaches(state, last, observation))) return;
	const closing = state.dropsInTurn
		.map(each => ({each, ...standsOnAll(state, each.frame, record)}))
		.filter(({step}) => step === record);
	// While one of them runs, no other has its turn: it has let go of the last reference to a whole chain.
	const isWithin = last !== undefined && isUnderWay(last) && last.resumed;
	const found = isWithin ? closing.sort((one, other) => other.path.length - one.path.length)[0] : closing[0];
	if (found === undefined) return;
	state.dropsInTurn = state.dropsInTurn.filter(each => each !== found.each);
	tellDrop(state, isWithin ? {...found.each, in: state.running.at(-1) ?? null} : found.each);
}

/** Whether it comes of a client's call that is under way, or of the turn of another that was dropped; see `closeInTurn`. */
function reaches(state: StagerState, call: Call, observation: Of<'throw'>): boolean {
	if (call.outcome !== null) return false;
	if (call.client === null) return standsOn(state, call.target, observation);
	return !call.resumed || call.target === observation.frame || call.path.includes(observation.frame);
}
