import type {FrameId, Observation, Value} from '../../protocol/index.ts';
import {type Outcome, suspends} from '../stage.ts';
import {abandon, conclude, stopped} from './calls.ts';
import {endAsyncFor, noteReceiver, takeBlindly} from './delegations.ts';
import type {FrameRecord, Of} from './known.ts';
import {none, type StagerState} from './memory.ts';
import {passOn} from './passing.ts';
import {rules} from './rules.ts';
import {emitUse, emitUseBeforeStore, emitWaitingStores} from './settle.ts';

/** A value leaves the frame; it is suspended. */
export function yielded(memory: StagerState, observation: Of<'yield'>): void {
	const known = memory.frames.get(observation.frame);
	if (known === undefined) return;
	const {site: index, value, stack} = observation;
	const seen = memory.see(observation, {site: index});
	if (memory.capabilities.instructions || isInStatement(known, index)) emitUseBeforeStore(memory, known, seen);
	else emitUse(memory, known, seen);
	const site = index === null ? undefined : known.code.sites[index];
	const passes = site !== undefined && site.kind !== 'yield';
	if (passes && index !== null) noteReceiver(known, index, stack?.at(-1));
	const above = standing(memory, known);
	const to = receiverOf(memory, known, above);
	memory.emit(known.id, {kind: 'yield', value, passes, to}, {seen});
	// An async generator's own yield ends the `asend()` that resumed it; what its `await` passes on does not.
	const ends = known.code.kind === 'async generator' && !passes;
	if (ends) hand(memory, known, value);
	const ignored = ignores(memory, known);
	memory.leave(known);
	if (ignored !== null && isDropped(memory, known)) {
		memory.emit(known.id, {kind: 'refuse', exception: ignored.exception}, {because: rules.unraisable});
	}
	const outcome: Outcome = ignored ?? (ends ? stopped('StopIteration', value) : {way: 'value', value});
	if (above.length === 0) conclude(memory, known, outcome, false);
	// `gen_close` takes no value of a delegatee: its delegator gets a RuntimeError instead.
	else if (memory.calls.at(-1)?.closes !== true) passOn(memory, above, value, outcome);
}

/** The frame ends with a value. */
export function returned(memory: StagerState, observation: Of<'return'>): void {
	const known = memory.frames.get(observation.frame);
	if (known === undefined) return;
	const {value} = observation;
	const seen = memory.see(observation);
	emitUse(memory, known, seen);
	emitWaitingStores(memory, known, seen);
	const to = receiverOf(memory, known, standing(memory, known));
	const as = endOf(known);
	memory.emit(known.id, {kind: 'return', value, to, ...(as === 'StopIteration' ? {} : {as})}, {seen});
	if (as !== null) end(memory, known, as, value);
	memory.leave(known);
	if (as !== null) conclude(memory, known, ofReturn(memory, as, value), true);
	const own = memory.calls.findLast(({ownMethod}) => ownMethod?.frame === known.id)?.ownMethod;
	if (own !== undefined && own !== null) own.value = value;
	abandon(memory, known);
	memory.frames.delete(known.id);
}

/** The frame ends with an exception. */
export function unwound(memory: StagerState, observation: Of<'unwind'>): void {
	const known = memory.frames.get(observation.frame);
	if (known === undefined) return;
	const seen = memory.see(observation);
	// A value that no target takes is taken at once, and that cannot be seen on 3.6.
	if (!memory.capabilities.instructions) emitUseBeforeStore(memory, known, seen);
	const above = standing(memory, known);
	const to = receiverOf(memory, known, above);
	const taken = fate(memory, known, observation.exception, above);
	const replacement = replaced(memory, known, observation.exception);
	const exception = replacement ?? observation.exception;
	const ground = replacement === null ? {seen} : {seen, because: rules.replaced};
	memory.emit(known.id, {kind: 'raise', exception, to, ...taken}, ground);
	const delegator = memory.delegatorOf(known);
	memory.leave(known);
	if (delegator?.running) delegator.delegation = null;
	conclude(memory, known, {way: 'exception', exception}, true);
	abandon(memory, known);
	memory.frames.delete(known.id);
}

/** The events of a frame that runs: whatever it called is over. */
const ofRunning: ReadonlySet<string> = new Set(['line', 'instruction', 'yield', 'return', 'unwind', 'handled']);

/** Frames may end unseen, near the recursion limit: at the next event of one that called them they are gone. */
export function endLost(memory: StagerState, observation: Observation): void {
	if (!ofRunning.has(observation.event)) return;
	const {frame} = observation as Of<'line'>;
	const {running} = memory;
	if (running.at(-1) === frame || !running.includes(frame)) return;
	const exception = observation.event === 'unwind' || observation.event === 'handled' ? observation.exception : unseen;
	while (running.at(-1) !== frame) {
		const known = memory.frames.get(running.at(-1) ?? -1);
		running.pop();
		if (known === undefined) continue;
		memory.emit(known.id, {kind: 'raise', exception, to: known.caller}, {because: rules.lost});
		abandon(memory, known);
		memory.frames.delete(known.id);
	}
}

const unseen: Value = {type: 'BaseException', repr: 'an exception that was not seen'};

/** What `gen_close` makes of a value that comes instead of an end, where it was called: by `close()`, or for what is dropped. */
function ignores(memory: StagerState, {exiting, code: {kind}}: FrameRecord): (Outcome & {way: 'exception'}) | null {
	const method = memory.calls.at(-1)?.method;
	if (!exiting || (method !== undefined && method !== 'close')) return null;
	const who = kind === 'iterable coroutine' ? 'generator' : kind;
	return {way: 'exception', exception: {type: 'RuntimeError', repr: `RuntimeError('${who} ignored GeneratorExit')`}};
}

/** Whether a frame yields in the very statement that a value waits to be stored by. */
function isInStatement({pending, code}: FrameRecord, index: number | null): boolean {
	const statement = code.sites[pending?.site ?? -1]?.statement;
	const other = index === null ? undefined : code.sites[index]?.statement;
	return pending?.site !== index && statement !== undefined && statement.join() === other?.join();
}

/** Who gets what leaves a frame: a delegator that stands still meanwhile, its caller, or nobody, where it was dropped. */
function receiverOf(memory: StagerState, known: FrameRecord, above: readonly FrameRecord[]): FrameId | null {
	// `gen_throw` and `gen_close_iter` called the method for the delegator that stands still.
	const through = memory.calls.findLast(({ownMethod}) => ownMethod?.frame === known.id);
	if (through !== undefined) return through.path.at(-1) ?? null;
	return above.at(-1)?.id ?? (isDropped(memory, known) ? null : known.caller);
}

/** Whether a frame runs only because CPython closes it: nobody refers to its generator. */
function isDropped(memory: StagerState, {id}: FrameRecord): boolean {
	return memory.calls.findLast(({target}) => target === id)?.client === null;
}

/** Where an exception that leaves a frame gets to no frame. */
function fate(
	memory: StagerState,
	known: FrameRecord,
	exception: Value,
	above: readonly FrameRecord[],
): {readonly taken?: true; readonly unraisable?: true} {
	if (isTaken(memory, known, exception, above)) return {taken: true};
	return isDropped(memory, known) && above.length === 0 ? {unraisable: true} : {};
}

/** Whether it is the GeneratorExit that `gen_close` (Objects/genobject.c) threw in, which that takes again. */
function isTaken(memory: StagerState, known: FrameRecord, exception: Value, above: readonly FrameRecord[]): boolean {
	if (exception.type !== 'GeneratorExit' || !known.exiting) return false;
	const call = memory.calls.findLast(({target, path}) => target === known.id || path.includes(known.id));
	return above.length > 0 ? call?.closes === true : call?.target === known.id && call.method === 'close';
}

/** The exception that tells of a frame's end; null for a function's, which needs none. */
function endOf({code}: FrameRecord): 'StopIteration' | 'StopAsyncIteration' | null {
	if (!suspends(code)) return null;
	return code.kind === 'async generator' ? 'StopAsyncIteration' : 'StopIteration';
}

/** The delegators between the client and `known` that a `throw` or `close` passed by, the outermost first. */
function standing(memory: StagerState, known: FrameRecord): FrameRecord[] {
	const path = memory.calls.at(-1)?.path ?? [];
	const end = path.indexOf(known.id);
	const above = path.slice(0, end < 0 ? 0 : end).map(id => memory.frames.get(id));
	return above.filter(frame => frame !== undefined && !frame.running) as FrameRecord[];
}

/** What the end of a delegatee is to its delegator. */
function end(memory: StagerState, known: FrameRecord, as: 'StopIteration' | 'StopAsyncIteration', value: Value): void {
	if (as === 'StopIteration') hand(memory, known, value);
	else endAsyncFor(memory, memory.delegatorOf(known));
}

/** The value goes to the delegator's `yield from` or `await`, in a StopIteration. */
function hand(memory: StagerState, known: FrameRecord, value: Value): void {
	const delegator = memory.delegatorOf(known) ?? standing(memory, known).at(-1);
	if (delegator === undefined) return;
	delegator.delegated = value;
	if (delegator.running) takeBlindly(memory, delegator, value);
}

function ofReturn(memory: StagerState, as: 'StopIteration' | 'StopAsyncIteration', value: Value): Outcome {
	if (memory.calls.at(-1)?.method === 'close') {
		return {way: 'value', value: memory.capabilities.closeReturns ? value : none};
	}
	return stopped(as, as === 'StopIteration' ? value : none);
}

/** PEP 479's RuntimeError, where CPython raises it behind the frame. */
function replaced(memory: StagerState, {code: {kind}}: FrameRecord, exception: Value): Value | null {
	const forbidden =
		exception.type === 'StopIteration' || (exception.type === 'StopAsyncIteration' && kind === 'async generator');
	if (!memory.capabilities.replacesBehind || !forbidden || kind === 'function' || kind === 'module') return null;
	const who = kind === 'iterable coroutine' ? 'generator' : kind;
	return {type: 'RuntimeError', repr: `RuntimeError('${who} raised ${exception.type}')`, cause: exception};
}
