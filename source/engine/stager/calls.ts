import {type FrameId, inherits, type Value} from '../../protocol/index.ts';
import {type Outcome, personId} from '../stage.ts';
import type {Call, ContextMethod, FrameRecord, Of} from './frame-record.ts';
import {RULES} from './rules.ts';
import {NONE, type StagerState} from './stager-state.ts';
import {emitInnermostUse} from './value-use.ts';

/** A call that has no outcome yet. */
export const unmoved = {
	resumed: false,
	beneath: false,
	within: null,
	reached: false,
	path: [],
	closes: false,
	isAsync: false,
	outcome: null,
	delayed: false,
	ended: false,
	ownMethod: null,
	heldDrops: [],
	withholds: false,
	isOfSeveral: false,
	finalizer: null,
} as const;

/** Whether a call is made of a frame's generator, or passed it by on its way to the innermost delegatee. */
export function comesBy({target, path}: Call, frame: FrameId): boolean {
	return target === frame || path.includes(frame);
}

/** A client calls. */
export function call(state: StagerState, observation: Of<'call'>): void {
	const {caller, frame, method, argument, statement, text, locals, loop, told = false, asker} = observation;
	if (goesOn(state, caller, frame)) return;
	if (observation.finished && frame !== null) state.frames.delete(frame);
	emitInnermostUse(state);
	state.resumption += 1;
	state.resulted = false;
	const record = {
		...(method === undefined ? {} : {method}),
		...(argument === undefined ? {} : {argument}),
		...(statement === undefined ? {} : {statement}),
	};
	const fallback = observation.default === undefined ? {} : {fallback: observation.default};
	state.calls.push({
		client: caller,
		target: frame,
		...record,
		...fallback,
		...ofWith(observation),
		told,
		isOfC: isOfC(method, asker),
		...unmoved,
		beneath: observation.beneath === true,
	});
	const task = state.tasks.get(caller);
	const seen = state.see(
		{frame: caller, ...(locals === undefined ? {} : {locals})},
		task === undefined ? {} : {code: task, caller: loop ?? null},
	);
	const more = {...(asker === undefined ? {} : {asker}), ...(task === undefined ? {} : ({task: true} as const))};
	const time = observation.at === undefined ? {} : {at: observation.at};
	state.emit(caller, {kind: 'call', to: frame, text: text ?? statement ?? '', ...record, ...more}, {seen, ...time});
}

/** Whether a `with` statement makes the call, by itself, of a context manager of contextlib's; a `close()` is of others. */
function ofWith({asker, method, text}: Of<'call'>): {ofWith?: ContextMethod} {
	if (asker !== 'with' || method !== undefined) return {};
	if (text === '__enter__()') return {ofWith: '__enter__'};
	return text === '__exit__()' ? {ofWith: '__exit__'} : {};
}

/** Whether C code makes the call. Some callers that ask for a value by themselves are instructions. */
function isOfC(method: string | undefined, asker: string | undefined): boolean {
	return asker === undefined ? method === undefined : !['for', 'comprehension', 'with'].includes(asker);
}

/** Whether a call, which has its result told later, has run nothing so far. */
export function isUnanswered({told, resumed, outcome}: Call): boolean {
	return told && !resumed && outcome === null;
}

/** Whether such a call is made of a generator that runs or has ended, or sends a value to a new one. */
export function isSureToBeRefused(state: StagerState, call: Call): boolean {
	const {target, method, argument} = call;
	if (!isUnanswered(call) || target === null) return false;
	const record = state.frames.get(target);
	if (record === undefined || record.running) return true;
	const isNew = !record.hasRun && record.code.kind !== 'async generator';
	return isNew && method === 'send' && argument !== undefined && argument.type !== 'NoneType';
}

/**
 * A client has one call at a time. When a `throw` or `close` has ended a delegatee, the same call resumes its
 * delegators.
 */
function goesOn(state: StagerState, caller: FrameId, frame: FrameId | null): boolean {
	const last = state.calls.at(-1);
	if (last !== undefined && isOfLent(state, last, caller, frame)) return true;
	if (last?.client !== caller || last.outcome !== null || caller === personId) return false;
	if (last.beneath && last.resumed && frame !== null) {
		// Its coroutine runs on in the same step, and resumes another frame.
		state.calls.splice(-1, 1, {...last, ...unmoved, target: frame, beneath: true});
		return true;
	}
	if (frame !== null && (last.path.includes(frame) || (frame === last.target && last.resumed && !last.reached))) {
		return true;
	}
	state.calls.pop();
	state.release(last);
	return false;
}

/** The same while the method runs that a delegatee has of a generator; see `lent-methods.ts`. */
function isOfLent(
	state: StagerState,
	{client, target, path, outcome}: Call,
	caller: FrameId,
	frame: FrameId | null,
): boolean {
	const open = state.calls.findLast(({ownMethod}) => ownMethod !== null && ownMethod.frame === target);
	if (open === undefined || outcome !== null || client === null || frame === null || !open.path.includes(client))
		return false;
	return open.client === caller && (frame === open.target || frame === target || path.includes(frame));
}

/** Takes the last call of a client away, and those that were dropped meanwhile. */
export function takeCall(state: StagerState, client: FrameId): Call | undefined {
	const index = state.calls.findLastIndex(other => other.client === client);
	return index < 0 ? undefined : state.calls.splice(index)[0];
}

/** The person's generator was made. */
export function driving(state: StagerState, {statement, value}: Of<'driving'>): void {
	state.emit(personId, {kind: 'result', outcome: {way: 'value', value}, from: value.frame ?? null, statement});
}

/** The outcome of a frame is also the outcome of the call that resumed it. `ended`: the frame has ended. */
export function conclude(state: StagerState, record: FrameRecord, outcome: Outcome, ended: boolean): void {
	const call_ = state.calls.findLast(({target}) => target === record.id);
	if (call_ === undefined || call_.outcome !== null || call_.client === personId) return;
	if (call_.beneath && (ended || outcome.way === 'exception')) {
		call_.within = outcome;
		return;
	}
	call_.outcome = outcome;
	call_.ended = ended;
	call_.isAsync = record.code.kind === 'async generator';
}

/** A client that ends leaves no call of its own open. */
export function abandon(state: StagerState, {id}: FrameRecord): void {
	const first = state.calls.findIndex(({client}) => client === id);
	for (const each of first >= 0 ? state.calls.splice(first).reverse() : []) state.release(each);
	if (state.finalizing?.frame === id) state.finalizing = null;
}

/** CPython's guard said no to a call of a client, or to an `await` or `yield from`. */
export function refuse(state: StagerState, {frame, exception, call: refused, locals}: Of<'raise'>): void {
	// An exception raised after a resumption is the outcome of that call. It is not a refusal.
	if (refused === undefined || state.endedFor === frame) return;
	if (refused.method === undefined) {
		// What runs has refused what was thrown in: that was told as it came to the frame.
		const received = state.frames.get(frame)?.received?.exception;
		if (state.running.includes(refused.frame) && received?.repr === exception.repr) return;
		state.emit(refused.frame, {kind: 'refuse', exception});
		return;
	}
	const {method, text, frame: target} = refused;
	call(state, {
		event: 'call',
		caller: frame,
		frame: target,
		method,
		text,
		...(locals === undefined ? {} : {locals}),
	});
	state.calls.pop();
	const ground = state.hasLetGo ? {because: RULES.letGo} : {};
	state.emit(target, {kind: 'refuse', exception}, ground);
	state.emit(frame, {kind: 'result', outcome: {way: 'exception', exception}, from: target}, ground);
}

/**
 * The value that must be on top of the stack, known from what the caller passed. Used where the stack cannot be read.
 */
export function passedBy(
	state: StagerState,
	record: FrameRecord,
	delegator: FrameRecord | undefined,
): Value | undefined {
	if (delegator !== undefined) return delegator.received?.value;
	const last = state.calls.at(-1);
	if (last?.target !== record.id) return undefined;
	return last.argument ?? (last.method === 'next' ? NONE : undefined);
}

/** How CPython wraps a returned value (`_PyGen_SetStopIterationValue`, Objects/genobject.c). */
export function stopped(type: 'StopIteration' | 'StopAsyncIteration', value: Value): Outcome {
	const repr = `${type}(${value.repr === 'None' ? '' : value.repr})`;
	return {way: 'exception', exception: {type, repr}};
}

/** On 3.6 a StopIteration may leave a generator, too; elsewhere PEP 479 has replaced it. */
export function isTakenByClose(exception: Value): boolean {
	return inherits(exception, 'GeneratorExit') || inherits(exception, 'StopIteration');
}
