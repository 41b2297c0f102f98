import {type FrameId, inherits, type Observation, type Value} from '../../protocol/index.ts';
import {type Outcome, suspends} from '../stage.ts';
import {endsAclose, leaveAclose} from './aclose.ts';
import {abandon, conclude, stopped} from './calls.ts';
import {forwardToReceiver, noteReceiver, standsOnOthers, takeStopBlindly} from './delegations.ts';
import {fate, ignores, isDropped} from './fates.ts';
import type {FrameRecord, Of} from './frame-record.ts';
import {passOn} from './pass-on.ts';
import {RULES} from './rules.ts';
import {NONE, type StagerState} from './stager-state.ts';
import {emitUse, emitUseBeforeStore, emitWaitingStores} from './value-use.ts';

/** A value leaves the frame; it is suspended. */
export function yielded(state: StagerState, observation: Of<'yield'>): void {
	const record = state.frames.get(observation.frame);
	if (record === undefined) return;
	const {site: index, value, stack} = observation;
	const seen = state.see(observation, {site: index});
	if (state.capabilities.instructions || isInStatement(record, index)) emitUseBeforeStore(state, record, seen);
	else emitUse(state, record, seen);
	const site = index === null ? undefined : record.code.sites[index];
	// On 3.6 it is not seen that what was no generator has ended.
	if (!state.capabilities.instructions && record.delegation?.site !== index) record.delegation = null;
	const passes = site !== undefined && site.kind !== 'yield';
	if (passes) forwardToReceiver(state, record, index);
	if (passes && index !== null) noteReceiver(state, record, index, stack?.at(-1), observation.below);
	const above = standing(state, record);
	const to = receiverOf(state, record, above);
	state.emit(record.id, {kind: 'yield', value, passes, to}, {seen});
	// An async generator's own yield ends the `asend()` that resumed it; what its `await` passes on does not.
	const ends = record.code.kind === 'async generator' && !passes;
	// What it awaits is a part of the `aclose()` under way.
	const ofAclose = ends && leaveAclose(record);
	const ignored = ignores(state, record, ofAclose);
	if (ends && !ofAclose) hand(state, record, value);
	state.leave(record);
	if (ignored !== null && isDropped(state, record)) {
		state.emit(record.id, {kind: 'refuse', exception: ignored.exception}, {because: RULES.unraisable});
		state.unraisable = true;
	}
	const outcome: Outcome = ignored ?? (ends ? stopped('StopIteration', value) : {way: 'value', value});
	noteOwnMethod(state, record, value);
	if (above.length === 0) conclude(state, record, outcome, false);
	// `gen_close` takes no value of a delegatee: its delegator gets a RuntimeError instead. And what ends an `asend()` is a
	// StopIteration, with which its delegator goes on.
	else if (!ends && state.calls.at(-1)?.closes !== true) passOn(state, above, value, outcome);
}

/** What a method has given by which an exception is handed on; see `Call.ownMethod`. */
function noteOwnMethod(state: StagerState, {id}: FrameRecord, value: Value): void {
	const own = state.calls.findLast(({ownMethod}) => ownMethod?.frame === id)?.ownMethod;
	if (own !== undefined && own !== null) own.value = value;
}

/** The frame ends with a value. */
export function returned(state: StagerState, observation: Of<'return'>): void {
	const record = state.frames.get(observation.frame);
	if (record === undefined) return;
	const {value} = observation;
	const seen = state.see(observation);
	emitUse(state, record, seen);
	emitWaitingStores(state, record, seen);
	const to = receiverOf(state, record, standing(state, record));
	const as = endOf(record);
	state.emit(record.id, {kind: 'return', value, to, ...(as === 'StopIteration' ? {} : {as})}, {seen});
	if (as !== null) end(state, record, as, value);
	state.leave(record);
	if (as !== null) conclude(state, record, ofReturn(state, record, as, value), true);
	if (as === null) noteOwnMethod(state, record, value);
	abandon(state, record);
	state.frames.delete(record.id);
}

/** The frame ends with an exception. */
export function unwound(state: StagerState, observation: Of<'unwind'>): void {
	const record = state.frames.get(observation.frame);
	if (record === undefined) return;
	const seen = state.see(observation);
	if (observation.again) {
		emitUse(state, record, seen);
		emitWaitingStores(state, record, seen);
	}
	// A value that no target takes is taken at once, and that cannot be seen on 3.6.
	else if (!state.capabilities.instructions) emitUseBeforeStore(state, record, seen);
	const above = standing(state, record);
	const isUnraisable = observation.unraisable === true;
	const to = isUnraisable ? null : receiverOf(state, record, above);
	const replacement = replaced(state, record, observation.exception);
	const exception = replacement ?? observation.exception;
	const taken = isUnraisable ? ({unraisable: true} as const) : fate(state, record, exception, above);
	const ground = replacement === null ? {seen} : {seen, because: RULES.replaced};
	state.emit(record.id, {kind: 'raise', exception, to, ...taken}, ground);
	state.unraisable = taken.unraisable === true || record.unasked;
	const delegator = state.delegatorOf(record);
	state.leave(record);
	const delegation = delegator?.running && !standsOnOthers(delegator) ? delegator.delegation : null;
	if (delegator !== undefined && delegation !== null) delegator.delegation = null;
	const call = state.calls.at(-1);
	if (call?.target === record.id) call.raised = true;
	const isEnd = 'taken' in taken && taken.taken === 'aclose';
	conclude(state, record, isEnd ? stopped('StopIteration', NONE) : {way: 'exception', exception}, true);
	if (delegator !== undefined && delegation !== null && to === delegator.id)
		takeStopBlindly(state, delegator, delegation.site, exception);
	abandon(state, record);
	state.frames.delete(record.id);
}

/** The events of a frame that runs: whatever it called is over. */
const ofRunning: ReadonlySet<string> = new Set(['line', 'instruction', 'yield', 'return', 'unwind', 'handled']);

/** Frames may end unseen, near the recursion limit: at the next event of one that called them they are gone. */
export function endLost(state: StagerState, observation: Observation): void {
	if (!ofRunning.has(observation.event)) return;
	const {frame} = observation as Of<'line'>;
	const {running} = state;
	if (running.at(-1) === frame || !running.includes(frame)) return;
	const exception = observation.event === 'unwind' || observation.event === 'handled' ? observation.exception : unseen;
	while (running.at(-1) !== frame) {
		const record = state.frames.get(running.at(-1) ?? -1);
		running.pop();
		if (record === undefined) continue;
		state.emit(record.id, {kind: 'raise', exception, to: record.caller}, {because: RULES.lost});
		abandon(state, record);
		state.frames.delete(record.id);
	}
}

const unseen: Value = {type: 'BaseException', repr: 'an exception that was not seen'};

/** Whether a frame yields in the very statement that a value waits to be stored by. */
function isInStatement({pending, code}: FrameRecord, index: number | null): boolean {
	const statement = code.sites[pending?.site ?? -1]?.statement;
	const other = index === null ? undefined : code.sites[index]?.statement;
	return pending?.site !== index && statement !== undefined && statement.join() === other?.join();
}

/**
 * The receiver of a value or exception that leaves a frame: a delegator that stands still meanwhile, or the caller. A
 * dropped frame has none.
 */
function receiverOf(state: StagerState, record: FrameRecord, above: readonly FrameRecord[]): FrameId | null {
	// `gen_throw` and `gen_close_iter` called the method for the delegator that stands still.
	const through = state.calls.findLast(({ownMethod}) => ownMethod?.frame === record.id);
	if (through !== undefined) return through.path.at(-1) ?? null;
	return above.at(-1)?.id ?? (isDropped(state, record) ? null : record.caller);
}

/** The exception that reports a frame's end; null for a function's, which needs none. */
function endOf({code}: FrameRecord): 'StopIteration' | 'StopAsyncIteration' | null {
	if (!suspends(code)) return null;
	return code.kind === 'async generator' ? 'StopAsyncIteration' : 'StopIteration';
}

/** The delegators between the client and `known` that a `throw` or `close` passed by, the outermost first. */
function standing(state: StagerState, record: FrameRecord): FrameRecord[] {
	const path = state.calls.at(-1)?.path ?? [];
	const end = path.indexOf(record.id);
	const above = path.slice(0, end < 0 ? 0 : end).map(id => state.frames.get(id));
	const known = above.filter(frame => frame !== undefined);
	return known.slice(known.findLastIndex(({running}) => running) + 1);
}

/** What the end of a delegatee means for its delegator. */
function end(state: StagerState, record: FrameRecord, as: 'StopIteration' | 'StopAsyncIteration', value: Value): void {
	if (as === 'StopIteration') hand(state, record, value);
	else if (endsAclose(state, record)) hand(state, record, NONE);
	else {
		const delegator = state.delegatorOf(record);
		if (delegator !== undefined && !state.capabilities.instructions && !standsOnOthers(delegator))
			state.untaken.push({frame: delegator.id, value: null});
	}
}

/** The value goes to the delegator's `yield from` or `await`, in a StopIteration. */
function hand(state: StagerState, record: FrameRecord, value: Value): void {
	const delegator = state.delegatorOf(record) ?? standing(state, record).at(-1);
	if (delegator === undefined || standsOnOthers(delegator)) return;
	delegator.delegated = value;
	if (delegator.running && !state.capabilities.instructions) state.untaken.push({frame: delegator.id, value});
}

function ofReturn(
	state: StagerState,
	record: FrameRecord,
	as: 'StopIteration' | 'StopAsyncIteration',
	value: Value,
): Outcome {
	if (endsAclose(state, record)) return stopped('StopIteration', NONE);
	if (state.calls.at(-1)?.method === 'close') {
		return {way: 'value', value: state.capabilities.closeReturns ? value : NONE};
	}
	return stopped(as, as === 'StopIteration' ? value : NONE);
}

/** PEP 479's RuntimeError, where CPython raises it after the frame. */
function replaced(state: StagerState, {code: {kind}}: FrameRecord, exception: Value): Value | null {
	const isAsync = inherits(exception, 'StopAsyncIteration') && kind === 'async generator';
	const forbidden = isAsync || inherits(exception, 'StopIteration');
	// On 3.6 a StopIteration may leave a generator, but no coroutine and no async generator.
	const replaces = state.capabilities.replacesBehind || (!state.capabilities.instructions && kind !== 'generator');
	if (!replaces || !forbidden || kind === 'function' || kind === 'module') return null;
	const who = kind === 'iterable coroutine' ? 'generator' : kind;
	return {
		type: 'RuntimeError',
		repr: `RuntimeError('${who} raised ${isAsync ? 'StopAsyncIteration' : 'StopIteration'}')`,
		cause: exception,
	};
}
