import type {FrameId} from '../../protocol/index.ts';
import {personId} from '../stage.ts';
import type {Call, FrameRecord, Of} from './frame-record.ts';
import {NONE, type StagerState} from './stager-state.ts';

/** A frame gets an exception: whether an `aclose()` threw it in, which is under way from then on. */
export function beginAclose(record: FrameRecord, {aclose}: Of<'throw'>): void {
	record.ofAclose ||= record.exiting && aclose === true;
}

/** An async generator yields a value of its own, with which an `aclose()` is over. Gives whether one was under way. */
export function leaveAclose(record: FrameRecord): boolean {
	const {ofAclose} = record;
	record.ofAclose = false;
	return ofAclose;
}

/**
 * Whether an `aclose()` is under way and makes a StopIteration of what the frame ends with (`async_gen_athrow_send` and
 * `async_gen_athrow_throw`, Objects/genobject.c). Its `throw()` does so from 3.7 on.
 */
export function endsAclose({capabilities}: StagerState, {ofAclose, exiting, received}: FrameRecord): boolean {
	return ofAclose && (capabilities.instructions === true || exiting || received?.exception === undefined);
}

/**
 * What `athrow()` or `aclose()` gave is sent None like anything that is awaited, and throws into its async generator
 * then (`async_gen_athrow_send`, Objects/genobject.c).
 */
export function forwardToThrower(state: StagerState, {id, code}: FrameRecord, caller: FrameId | null): void {
	const isDropped = state.calls.at(-1)?.client === null && state.calls.at(-1)?.target === id;
	const delegator = state.frames.get(caller ?? personId);
	if (code.kind !== 'async generator' || isDropped || delegator?.running !== true) return;
	if (delegator.delegation?.to === id) state.emit(delegator.id, {kind: 'forward', to: id, value: NONE});
}

/** Whether what comes of a call may have been thrown by `aclose()` or `athrow()`, and not by the call itself. */
export function isHandedOnBySend({method}: Call): boolean {
	return method === 'send' || method === 'next' || method === 'aclose' || method === 'athrow';
}
