import type {Value} from '../../protocol/index.ts';
import type {Outcome, Taker} from '../stage.ts';
import {endsAclose} from './aclose.ts';
import {comesBy, isTakenByClose} from './calls.ts';
import type {FrameRecord} from './frame-record.ts';
import type {StagerState} from './stager-state.ts';

/** What becomes of an exception that leaves a frame and reaches no other frame. */
export function fate(
	state: StagerState,
	record: FrameRecord,
	exception: Value,
	above: readonly FrameRecord[],
): {readonly taken?: Taker; readonly unraisable?: true} {
	const taken = takerOf(state, record, exception, above);
	if (taken !== null) return {taken};
	return isDropped(state, record) && above.length === 0 ? {unraisable: true} : {};
}

/** Whether it is a `throw` that a `close` which is not shown has called, and which takes what comes of that. */
function isThrownByClose(state: StagerState, {id, code}: FrameRecord): boolean {
	return code.name === 'throw' && state.calls.some(call => call.ownMethod?.frame === id && call.closes);
}

/** Who takes the exception that its GeneratorExit comes back as: `gen_close` or `async_gen_athrow_send` (Objects/genobject.c). */
function takerOf(
	state: StagerState,
	record: FrameRecord,
	exception: Value,
	above: readonly FrameRecord[],
): Taker | null {
	if (!isTakenByClose(exception)) return null;
	if (isThrownByClose(state, record)) return 'close';
	if (!isDropped(state, record) && endsAclose(state, record)) return 'aclose';
	if (!record.exiting) return null;
	const call = state.calls.findLast(other => comesBy(other, record.id));
	// CPython itself has called it: behind the end, or because an object goes whose `__del__` it is.
	if (call === undefined) return record.caller === null && above.length === 0 ? 'close' : null;
	const takes = above.length > 0 ? call.closes : call.target === record.id && call.method === 'close';
	if (!takes) return null;
	return call.client === null ? 'drop' : 'close';
}

/**
 * What `gen_close` makes of a value that comes instead of an end, where it was called: by `close()`, or for what is dropped.
 * An `aclose()` makes the same of a value that its async generator yields (`ofAclose`), and goes on with what that awaits.
 */
export function ignores(
	state: StagerState,
	record: FrameRecord,
	ofAclose: boolean,
): (Outcome & {way: 'exception'}) | null {
	if (ofAclose) return ignoredBy(record);
	const call = state.calls.at(-1);
	if (call?.method !== undefined && call.method !== 'close') return null;
	// Its delegatee may have made another exception of the GeneratorExit.
	const isClosed = call?.method === 'close' && comesBy(call, record.id);
	return record.exiting || isClosed ? ignoredBy(record) : null;
}

function ignoredBy({code: {kind}}: FrameRecord): Outcome & {way: 'exception'} {
	const who = kind === 'iterable coroutine' ? 'generator' : kind;
	return {way: 'exception', exception: {type: 'RuntimeError', repr: `RuntimeError('${who} ignored GeneratorExit')`}};
}

/** Whether a frame runs only because CPython closes it: nobody refers to its generator. */
export function isDropped(state: StagerState, {id}: FrameRecord): boolean {
	return state.calls.findLast(({target}) => target === id)?.client === null;
}
