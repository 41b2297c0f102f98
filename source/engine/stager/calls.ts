import {type FrameId, inherits, type Value} from '../../protocol/index.ts';
import {type Outcome, personId} from '../stage.ts';
import type {Call, ContextMethod, FrameRecord, Of} from './frame-record.ts';
import {RULES} from './rules.ts';
import {NONE, type StagerState} from './stager-state.ts';
import {standsOnAll} from './standing.ts';
import {emitInnermostUse} from './value-use.ts';

/** A call that has no outcome yet. */
export const unmoved = {
	resumed: false,
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

/**
 * Nothing refers to the generator any more, and CPython closes it as `close()` does. There is no caller, and nothing
 * receives the result.
 */
export function drop(state: StagerState, observation: Of<'drop'>): void {
	const {frame, in: by} = observation;
	if (!state.frames.has(frame)) return;
	const last = state.calls.at(-1);
	if (last !== undefined && isBehindCall(state, last, frame)) {
		last.heldDrops = [...last.heldDrops, observation];
		return;
	}
	if (observation.hooked === true) {
		state.emit(frame, {kind: 'drop', by, hooked: true});
		state.frames.delete(frame);
		return;
	}
	const isOfSeveral =
		observation.closed !== true &&
		last?.client === null &&
		!last.resumed &&
		last.droppedIn === by &&
		!closesUnrun(state, last.target);
	if (isOfSeveral) last.isOfSeveral = true;
	if (observation.closed !== true && isHeldByDropped(state, frame)) {
		state.dropsInTurn.push(observation);
		return;
	}
	tellDrop(state, observation, isOfSeveral);
}

/**
 * Whether a drop comes behind the result of a call, which is told later. A call keeps what it is given until it is back: it was
 * refused, or had nothing to run. One that is sure to be refused runs nothing before that.
 */
function isBehindCall(state: StagerState, call: Call, dropped: FrameId): boolean {
	const {target, argument, fallback} = call;
	const isGiven = [target, argument?.frame, fallback?.frame].includes(dropped);
	return (isGiven && isUnanswered(call)) || isSureToBeRefused(state, call);
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

/** The drop is told, and what runs next runs because of it. */
export function tellDrop(state: StagerState, observation: Of<'drop'>, isOfSeveral = false): void {
	const {frame, in: by} = observation;
	catchFirst(state, frame);
	if (state.capabilities.instructions) emitInnermostUse(state);
	const delegation = state.frames.get(state.running.at(-1) ?? personId)?.delegation;
	if (delegation?.to === null) delegation.hasLetGo = true;
	if (observation.closed === true) {
		state.emit(frame, {kind: 'drop', by, closed: true});
		state.frames.delete(frame);
		return;
	}
	const closing = {client: null, target: frame, method: 'close', told: false, isOfC: true, droppedIn: by} as const;
	state.calls.push({...closing, ...unmoved, isOfSeveral});
	state.emit(frame, {kind: 'drop', by});
}

/**
 * Whether one that was dropped, and is not closed yet, stands on a frame: its own frame still refers to that. So may do what is
 * no generator, which is known when the one that stands on it is closed.
 */
function isHeldByDropped(state: StagerState, frame: FrameId): boolean {
	const record = state.frames.get(frame);
	// Behind the end of the program nothing tells that what has nothing to run is gone.
	const isSeenLater = state.running.length > 0 || !closesUnrun(state, frame);
	return state.calls.some(({client, target, outcome}) => {
		if (client !== null || outcome !== null || target === frame) return false;
		const {path, step} = standsOnAll(state, target, record);
		const holder = path.at(-1);
		// One that runs has taken what came of that, and has let go of it.
		if (holder === undefined || holder.running) return false;
		return step === record || (isSeenLater && holder.delegation?.to === null);
	});
}

/** Whether CPython has nothing to run for what was dropped: it never ran, which is closed without being run (3.12+). */
function closesUnrun(state: StagerState, target: FrameId | null): boolean {
	return state.capabilities.backend === 'monitoring' && !state.frames.get(target ?? -1)?.hasRun;
}

/** Up to 3.10 YIELD_FROM takes the value that it waited for, and lets go of what it stood on then. */
function catchFirst(state: StagerState, dropped: FrameId): void {
	const record = state.frames.get(state.running.at(-1) ?? personId);
	if (record?.delegation?.to === dropped) catchDelegated(state, record);
}

/** So it does with an `asend()`, which may be the last that refers to its generator: a hook gets that. */
export function catchBeforeHook(state: StagerState): void {
	const record = state.frames.get(state.running.at(-1) ?? personId);
	if (record?.delegation?.value?.type.startsWith('async_generator_')) catchDelegated(state, record);
}

function catchDelegated(state: StagerState, record: FrameRecord): void {
	const {delegation, delegated} = record;
	if (delegation === null || delegated === null || record.caughtAt === delegation.site) return;
	record.caughtAt = delegation.site;
	state.emit(record.id, {kind: 'catch', value: delegated}, {seen: {site: delegation.site}});
}

/** The frame of a generator that was dropped runs now, to be closed: the drop is told at the latest before that. */
export function releaseDrop(state: StagerState, frame: FrameId): void {
	const last = state.calls.at(-1);
	const index = last?.heldDrops.findIndex(held => held.frame === frame) ?? -1;
	if (last === undefined || index < 0) return;
	const held = last.heldDrops.slice(0, index + 1);
	// The result of the call comes before the drop, but is reported after it.
	state.withhold(last);
	state.calls.pop();
	last.heldDrops = last.heldDrops.slice(index + 1);
	for (const each of held) drop(state, each);
	const closing = state.calls.pop();
	state.calls.push(last);
	if (closing !== undefined) state.calls.push(closing);
}

/**
 * A client has one call at a time. When a `throw` or `close` has ended a delegatee, the same call resumes its
 * delegators.
 */
function goesOn(state: StagerState, caller: FrameId, frame: FrameId | null): boolean {
	const last = state.calls.at(-1);
	if (last !== undefined && isOfLent(state, last, caller, frame)) return true;
	if (last?.client !== caller || last.outcome !== null || caller === personId) return false;
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
