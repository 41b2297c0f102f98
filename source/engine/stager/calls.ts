import type {FrameId, Value} from '../../protocol/index.ts';
import {type Outcome, personId} from '../stage.ts';
import type {Call, FrameRecord, Of} from './known.ts';
import {none, type StagerState} from './memory.ts';
import {emitInnermostUse} from './settle.ts';

/** A call that nothing has come of yet. */
const unmoved = {
	resumed: false,
	reached: false,
	path: [],
	closes: false,
	outcome: null,
	ended: false,
	ownMethod: null,
	heldDrop: null,
} as const;

/** A client calls. */
export function call(memory: StagerState, observation: Of<'call'>): void {
	const {caller, frame, method, argument, statement, text, locals, loop, told = false, asker} = observation;
	if (goesOn(memory, caller, frame)) return;
	emitInnermostUse(memory);
	memory.resumption += 1;
	memory.resulted = false;
	const known = {
		...(method === undefined ? {} : {method}),
		...(argument === undefined ? {} : {argument}),
		...(statement === undefined ? {} : {statement}),
	};
	const fallback = observation.default === undefined ? {} : {fallback: observation.default};
	memory.calls.push({client: caller, target: frame, ...known, ...fallback, told, ...unmoved});
	const task = memory.tasks.get(caller);
	const seen = memory.see(
		{frame: caller, ...(locals === undefined ? {} : {locals})},
		task === undefined ? {} : {code: task, caller: loop ?? null},
	);
	const more = {...(asker === undefined ? {} : {asker}), ...(task === undefined ? {} : ({task: true} as const))};
	memory.emit(caller, {kind: 'call', to: frame, text: text ?? statement ?? '', ...known, ...more}, {seen});
}

/** Nobody refers to a generator any more: CPython closes it, as `close()` does, but nobody calls and nobody gets a result. */
export function drop(memory: StagerState, observation: Of<'drop'>): void {
	const {frame, in: by} = observation;
	if (!memory.frames.has(frame)) return;
	const last = memory.calls.at(-1);
	// A call keeps what it is given until it is back: it was refused, or had nothing to run.
	if (last?.told && last.target === frame && !last.resumed && last.outcome === null) {
		last.heldDrop = observation;
		return;
	}
	catchFirst(memory, frame);
	memory.calls.push({client: null, target: frame, method: 'close', told: false, ...unmoved});
	memory.emit(frame, {kind: 'drop', by});
}

/** Up to 3.10 YIELD_FROM takes the value that it waited for, and lets go of what it stood on then. */
function catchFirst(memory: StagerState, dropped: FrameId): void {
	const known = memory.frames.get(memory.running.at(-1) ?? personId);
	if (known?.delegation?.to !== dropped || known.delegated === null) return;
	const {site} = known.delegation;
	known.caughtAt = site;
	memory.emit(known.id, {kind: 'catch', value: known.delegated}, {seen: {site}});
}

/** The frame of a generator that was dropped runs now, to be closed: the drop is told at the latest before that. */
export function releaseDrop(memory: StagerState, frame: FrameId): void {
	const last = memory.calls.at(-1);
	if (last?.heldDrop?.frame !== frame) return;
	const held = last.heldDrop;
	// What the call gives comes before that, and is only told behind it.
	memory.withhold();
	memory.calls.pop();
	last.heldDrop = null;
	drop(memory, held);
	const closing = memory.calls.pop();
	memory.calls.push(last);
	if (closing !== undefined) memory.calls.push(closing);
}

/** A client has one call at a time: behind a delegatee that a `throw` or `close` ended, its delegators are resumed by it. */
function goesOn(memory: StagerState, caller: FrameId, frame: FrameId | null): boolean {
	const last = memory.calls.at(-1);
	if (last?.client !== caller || last.outcome !== null || caller === personId) return false;
	if (frame !== null && (last.path.includes(frame) || (frame === last.target && last.resumed && !last.reached))) {
		return true;
	}
	memory.calls.pop();
	return false;
}

/** Takes the last call of a client away, and those that were dropped meanwhile. */
export function takeCall(memory: StagerState, client: FrameId): Call | undefined {
	const index = memory.calls.findLastIndex(other => other.client === client);
	return index < 0 ? undefined : memory.calls.splice(index)[0];
}

/** The person's generator was made. */
export function driving(memory: StagerState, {statement, value}: Of<'driving'>): void {
	memory.emit(personId, {kind: 'result', outcome: {way: 'value', value}, from: value.frame ?? null, statement});
}

/** The outcome of a frame is the outcome of the call that it was the target of. `ended`: the frame is no more. */
export function conclude(memory: StagerState, known: FrameRecord, outcome: Outcome, ended: boolean): void {
	const call_ = memory.calls.findLast(({target}) => target === known.id);
	if (call_ === undefined || call_.outcome !== null || call_.client === personId) return;
	call_.outcome = outcome;
	call_.ended = ended;
}

/** A client that ends leaves no call of its own open. */
export function abandon(memory: StagerState, {id}: FrameRecord): void {
	const first = memory.calls.findIndex(({client}) => client === id);
	if (first >= 0) memory.calls.splice(first);
	if (memory.finalizing?.frame === id) memory.finalizing = null;
}

/** CPython's guard said no to a call of a client, or to an `await` or `yield from`. */
export function refuse(memory: StagerState, {frame, exception, call: refused, locals}: Of<'raise'>): void {
	// What was raised behind a resumption is that call's outcome, and no refusal.
	if (refused === undefined || memory.settledFor === frame) return;
	if (refused.method === undefined) {
		memory.emit(refused.frame, {kind: 'refuse', exception});
		return;
	}
	const {method, text, frame: target} = refused;
	call(memory, {
		event: 'call',
		caller: frame,
		frame: target,
		method,
		text,
		...(locals === undefined ? {} : {locals}),
	});
	memory.calls.pop();
	memory.emit(target, {kind: 'refuse', exception});
	memory.emit(frame, {kind: 'result', outcome: {way: 'exception', exception}, from: target});
}

/** The value that must be on top, by what its caller passed, where the stack itself cannot be read. */
export function passedBy(
	memory: StagerState,
	known: FrameRecord,
	delegator: FrameRecord | undefined,
): Value | undefined {
	if (delegator !== undefined) return delegator.received?.value;
	const last = memory.calls.at(-1);
	if (last?.target !== known.id) return undefined;
	return last.argument ?? (last.method === 'next' ? none : undefined);
}

/** How CPython wraps a returned value (`_PyGen_SetStopIterationValue`, Objects/genobject.c). */
export function stopped(type: 'StopIteration' | 'StopAsyncIteration', value: Value): Outcome {
	const repr = `${type}(${value.repr === 'None' ? '' : value.repr})`;
	return {way: 'exception', exception: {type, repr}};
}
