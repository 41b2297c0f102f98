import {type FrameId, inherits, type Value} from '../../protocol/index.ts';
import {personId, suspends} from '../stage.ts';
import {beginAclose, forwardToThrower, isHandedOnBySend} from './aclose.ts';
import {passedBy} from './calls.ts';
import {
	forward,
	forwardBlindly,
	generatorValue,
	noteDelegator,
	noteUnseenDelegation,
	takeBlindly,
	takeStopBlindly,
	wording,
} from './delegations.ts';
import {catchBeforeHook, releaseDrop} from './drops.ts';
import type {Call, FrameRecord, Of} from './frame-record.ts';
import {callLent} from './lent-methods.ts';
import {RULES} from './rules.ts';
import {NONE, type StagerState, valueField} from './stager-state.ts';
import {standsOnAll} from './standing.ts';
import {emitInnermostUse} from './value-use.ts';

/** A generator object comes to life. */
export function create(state: StagerState, {frame, code, in: by, made}: Of<'create'>): void {
	const record = state.meet(frame, code, null);
	if (record === undefined) return;
	record.untold = {code};
	record.holder = made ? by : holderOf(state, by);
	state.emit(frame, {kind: 'create', by: record.holder, ...(made ? {made} : {})});
}

/** The arguments of a frame existed before it began. Its caller, or the frame that made it, already had them. */
function holderOf(state: StagerState, by: FrameId | null): FrameId | null {
	if (by === null || by === personId) return by;
	const record = state.frames.get(by);
	if (record?.running) return by;
	return record === undefined ? (state.running.at(-1) ?? null) : record.holder;
}

/** A frame begins. */
export function start(state: StagerState, observation: Of<'start'>): void {
	const {frame, code, caller, line, stack} = observation;
	const record = state.meet(frame, code, caller);
	if (record === undefined) return;
	record.unasked = state.isUnasked(observation);
	if (record.unasked) catchBeforeHook(state);
	if (!observation.stores) emitInnermostUse(state);
	if (suspends(record.code)) {
		noteDelegator(state, record, observation);
		const delegation = caller === null ? undefined : state.frames.get(caller)?.delegation;
		if (delegation?.to === record.id) delegation.handedOn = true;
	}
	state.enter(record, caller);
	const seen = state.see(observation, {line, code, caller});
	if (!suspends(record.code)) {
		record.untold = seen;
		throughOwnMethod(state, record);
		return;
	}
	const top = stack?.at(-1);
	if (state.capabilities.startPushSeen && top !== undefined) {
		state.emit(record.id, {kind: 'push', value: top, start: true}, {seen});
	} else if (state.capabilities.pushesAtStart) {
		state.emit(record.id, {kind: 'push', value: NONE, start: true}, {seen, because: RULES.startPush});
	} else {
		state.emit(record.id, {kind: 'push', start: true}, {seen, because: RULES.noStartPush, evidence: 'observed'});
	}
}

/** A frame goes on with a value. */
export function resume(state: StagerState, observation: Of<'resume'>): void {
	const {frame, caller, site, stack} = observation;
	const record = state.frames.get(frame);
	if (record === undefined) return;
	emitInnermostUse(state);
	noteDelegator(state, record, observation);
	const isAfterThrow = observation.afterThrow === true;
	if (isAfterThrow) forwardToOthers(state, record);
	state.enter(record, caller);
	const delegator = state.delegatorOf(record);
	const top = stack?.at(-1);
	if (delegator?.running) forward(state, delegator, record, observation);
	const seen = state.see(observation, {site, code: record.code.id, caller});
	const value = top ?? passedBy(state, record, delegator);
	record.received = value === undefined ? null : {value};
	if (site !== null && record.code.sites[site]?.kind === 'yield') {
		record.pending = {site, ...valueField(value), taken: false};
	} else if (site !== null && !isAfterThrow) noteUnseenDelegation(record, site, stack?.at(-2));
	const because = value === undefined ? RULES.unseenStack : RULES.argument;
	state.emit(
		record.id,
		{kind: 'push', start: false, ...valueField(value)},
		top === undefined ? {seen, because} : {seen},
	);
	// Its delegatee ended by a throw or close: this is the value that it returned, and the delegation is over.
	if (record.delegated !== null) takeBlindly(state, record, record.delegated);
	else if (isAfterThrow) takeBlindly(state, record, value ?? NONE);
	else forwardBlindly(state, record, stack);
}

/** A frame goes on with an exception. */
export function thrown(state: StagerState, observation: Of<'throw'>): void {
	const {frame, code, caller, site, exception} = observation;
	const record = state.meet(frame, code, caller);
	if (record === undefined) return;
	releaseDrop(state, frame);
	// A coroutine that is not shown stands between the two.
	const between = state.frames.get(caller ?? personId);
	if (between?.running && between.delegation?.to === null) noteDelegator(state, record, observation);
	if (site !== null && state.calls.at(-1)?.path.includes(frame) !== true) forwardToThrower(state, record, caller);
	if (observation.afterThrow) forwardToOthers(state, record);
	else {
		callLent(state, record, exception);
		forwardThrow(state, record, exception);
		forwardToFuture(state, record, exception);
	}
	forwardInVain(state, record, exception);
	if (observation.closed !== undefined) closeUnseen(state, record, observation.closed);
	const call = state.calls.at(-1);
	if (call?.ofWith !== undefined && !call.resumed) call.threw = exception;
	state.enter(record, caller);
	record.received = {exception};
	record.exiting = inherits(exception, 'GeneratorExit');
	beginAclose(record, observation);
	record.cleaning = cleanedAt(record, site);
	record.pending = null;
	record.delegation = null;
	// The statement that would store values is over, unless a `yield from` takes what comes.
	if (!observation.afterThrow) record.unstored = [];
	// 3.12+: what the delegatee returned to a throw comes in a StopIteration, which the `yield from` takes.
	if (!inherits(exception, 'StopIteration')) record.delegated = null;
	const seen = state.see(observation, {site, code, caller});
	state.emit(record.id, {kind: 'push', exception, start: site === null}, {seen});
	if (site !== null) takeStopBlindly(state, record, site, exception);
}

/** The line of the delegation that an exception comes to. */
function cleanedAt({code}: FrameRecord, index: number | null): number | null {
	const site = index === null ? undefined : code.sites[index];
	return site === undefined || site.kind === 'yield' ? null : site.line;
}

/**
 * A delegatee may have its own `throw` or `close` method. `gen_throw` and `gen_close_iter` call it, and the exception
 * goes to that method first.
 */
function throughOwnMethod(state: StagerState, {id, code: {name}}: FrameRecord): void {
	const call = state.calls.at(-1);
	if (call === undefined || call.resumed === false || call.path.length > 0 || call.reached) return;
	if (!reaches(call, name)) return;
	const {path} = standsOnAll(state, call.target, undefined);
	const last = path.at(-1);
	if (last?.delegation == null || last.delegation.to !== null || path.some(({running}) => running)) return;
	call.path = path.map(record => record.id);
	call.ownMethod = {frame: id};
	// `gen_throw` closes what it stands on for a GeneratorExit.
	call.closes = call.method === 'close' || name === 'close' || call.argument?.type === 'GeneratorExit';
	const exception = call.closes ? generatorExit : call.argument;
	for (const record of path) {
		const to = record.delegation?.to ?? null;
		const delegatee = to === null && record.delegation?.value !== undefined ? {delegatee: record.delegation.value} : {};
		const carried = exception === undefined ? {} : {exception};
		state.emit(record.id, {kind: 'forward', to, ...delegatee, ...carried}, {because: RULES.throughMethod});
	}
}

/**
 * Whether a call may come to a method of that name by itself, or by a `close` that is not shown: that of `collections.abc.Generator`
 * throws a GeneratorExit in.
 */
function reaches({method}: Call, name: string): boolean {
	return (method === 'close' || method === 'throw') && (name === 'close' || name === 'throw');
}

const generatorExit: Value = {type: 'GeneratorExit', repr: 'GeneratorExit()'};

/**
 * A throw, a close or a drop reaches another frame before its target: the target stands on that one. Another thread ran it
 * to there, of which nothing was seen.
 */
function noteStandingElsewhere(state: StagerState, call: Call, record: FrameRecord): void {
	if (call.resumed || call.target === record.id || (call.method !== 'throw' && call.method !== 'close')) return;
	const {path} = standsOnAll(state, call.target, record);
	const last = path.length === 0 ? state.frames.get(call.target ?? -1) : undefined;
	if (last === undefined || last.running || last.delegation !== null) return;
	// At which of several it stands was not seen.
	const [site, another] = [...last.code.sites.entries()].filter(([, {kind}]) => kind !== 'yield');
	const [index, text] = site === undefined || another !== undefined ? [-1, ''] : [site[0], wording(site[1])];
	const value = generatorValue(record);
	last.delegation = {site: index, to: record.id, value};
	state.emit(last.id, {kind: 'delegate', to: value, text}, {because: RULES.elsewhere});
}

/** The frame gets a GeneratorExit. Its delegatee was closed, and none of the delegatee's code ran. */
function closeUnseen(state: StagerState, {id}: FrameRecord, delegatee: FrameId): void {
	// The garbage collector took both, and the delegatee had its turn before.
	const hadItsTurn = state.calls.some(({client, target}) => client === null && target === delegatee);
	if (hadItsTurn) {
		state.frames.delete(delegatee);
		return;
	}
	const move = {kind: 'forward', to: delegatee, exception: generatorExit, closes: true} as const;
	state.emit(id, move, {because: RULES.closedUnseen});
	state.frames.delete(delegatee);
}

/** A `throw()` has ended what a frame stands on. Where that is no generator of the program's, nothing has told so yet. */
function forwardToOthers(state: StagerState, record: FrameRecord): void {
	const call = state.calls.at(-1);
	if (call?.method !== 'throw' || call.path.includes(record.id)) return;
	forwardThrow(state, record, call.argument);
	const {delegation} = record;
	if (delegation?.to !== null || delegation.value === undefined || !call.path.includes(record.id)) return;
	forwardToUnshown(state, record.id, delegation.value, call.argument, RULES.opaque);
}

/** What a frame stands on is no generator of the program's, and gets an exception first; undefined: that was not seen. */
function forwardToUnshown(
	state: StagerState,
	id: FrameId,
	delegatee: Value,
	exception: Value | undefined,
	because: string,
): void {
	const carried = exception === undefined ? {} : {exception};
	state.emit(id, {kind: 'forward', to: null, delegatee, ...carried}, {because});
}

/** What a frame stands on runs, and refuses what is thrown in: the frame gets that refusal (`gen_send_ex`, Objects/genobject.c). */
function forwardInVain(state: StagerState, {id, delegation}: FrameRecord, exception: Value): void {
	const call = state.calls.at(-1);
	if (call?.method !== 'throw' || delegation?.to == null || !state.running.includes(delegation.to)) return;
	// Of a class that was thrown, the exception that is made of it was not seen.
	const {argument} = call;
	const carried = argument === undefined || argument.type === 'type' ? {} : {exception: argument};
	state.emit(id, {kind: 'forward', to: delegation.to, ...carried}, {because: RULES.throwForward});
	state.emit(delegation.to, {kind: 'refuse', exception}, {because: RULES.throwForward});
}

/** An exception is thrown into a frame that stands on a future: the iterator of that gets it first, and raises it at once. */
function forwardToFuture(state: StagerState, {id, delegation}: FrameRecord, exception: Value): void {
	if (delegation?.to !== null || delegation.value?.type !== 'FutureIter') return;
	// Else the future itself has raised it.
	if (state.calls.at(-1)?.path.includes(id) !== true) return;
	forwardToUnshown(state, id, delegation.value, exception, RULES.throwForward);
}

/** A throw goes down the chain of delegatees while none of the delegators runs. */
function forwardThrow(state: StagerState, record: FrameRecord, exception: Value | undefined): void {
	const call = state.calls.at(-1);
	if (call === undefined || call.path.includes(record.id)) return;
	noteStandingElsewhere(state, call, record);
	const {path, step} = standsOnAll(state, call.target, record);
	if (step !== record) return;
	const running = path.findLastIndex(frame => frame.running);
	const standing = path.slice(running + 1);
	// What a frame that runs throws into one that it stands on comes of itself, and not of the call.
	const before = running < 0 ? [] : call.path;
	call.path = [...before, ...standing.map(({id}) => id), record.id];
	// Up to 3.7 `aclose()` and `athrow()` may find their generator at an `await`. What they give is sent None, and hands the
	// exception itself on (`async_gen_athrow_send`, Objects/genobject.c).
	call.closes = exception !== undefined && inherits(exception, 'GeneratorExit') && !isHandedOnBySend(call);
	const carried = exception === undefined ? {} : {exception};
	const [first] = standing;
	const above = first === undefined ? undefined : path[running];
	if (first !== undefined) forwardToThrower(state, first, above?.id ?? call.client);
	for (const {id, delegation} of standing) {
		if (delegation === null) continue;
		state.emit(id, {kind: 'forward', to: delegation.to, ...carried}, {because: RULES.throwForward});
	}
}
