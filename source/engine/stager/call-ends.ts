import type {FrameId, Observation, Value} from '../../protocol/index.ts';
import {type Outcome, personId} from '../stage.ts';
import {drop, isTakenByClose, stopped, takeCall} from './calls.ts';
import {mayClose, ofContextManager} from './context-manager.ts';
import type {Call, FrameRecord, Of} from './frame-record.ts';
import {lentCall} from './lent-methods.ts';
import {passOn} from './pass-on.ts';
import {RULES} from './rules.ts';
import {NONE, type StagerState} from './stager-state.ts';

/** The person's call came back. */
export function result(state: StagerState, observation: Of<'result'>): void {
	state.resulted = true;
	const ended = takeCall(state, personId);
	const outcome: Outcome =
		observation.exception === undefined
			? {way: 'value', value: observation.value ?? NONE}
			: {way: 'exception', exception: observation.exception};
	const target = ended?.target ?? null;
	if (ended !== undefined && !ended.resumed && target !== null) refuseUnmoved(state, ended, target, outcome);
	const move = {kind: 'result', outcome, from: target, statement: observation.statement} as const;
	state.emit(personId, ended !== undefined && closes(state, ended, outcome) ? {...move, closes: true} : move);
}

/** The call of a client of the file's own is over. */
export function callEnd(state: StagerState, observation: Of<'callEnd'>): void {
	const {frame, exhausted} = observation;
	const open = state.calls.findLast(({client}) => client === frame);
	const lent = open === undefined ? null : lentCall(state, open);
	if (lent?.outcome) emitResult(state, lent, lent.outcome, RULES.clientUnseen);
	if (open !== undefined) passOwnResult(state, open, observation);
	const ended = takeCall(state, frame);
	if (ended === undefined) return;
	state.endedFor = frame;
	const outcome = exhausted ? stopped('StopIteration', NONE) : outcomeTold(ended, observation);
	state.release(() => {
		if (outcome !== null) give(state, ended, outcome, exhausted === true);
	});
}

/** A call is over, with that outcome. `exhausted`: the generator had finished before the call. */
function give(state: StagerState, ended: Call, outcome: Outcome, exhausted: boolean): void {
	const {target} = ended;
	if (target !== null && exhausted) {
		const {exception} = outcome as Outcome & {way: 'exception'};
		state.emit(target, {kind: 'refuse', exception}, {because: RULES.exhausted});
	} else if (target !== null && !ended.resumed) {
		refuseUnmoved(state, ended, target, outcome);
	}
	emitResult(state, ended, outcome, exhausted ? RULES.exhausted : isLate(ended) ? RULES.clientUnseen : null);
	if (ended.heldDrop !== null) drop(state, ended.heldDrop);
	if (target !== null && closes(state, ended, outcome)) state.frames.delete(target);
}

/** The client gets what came of its call. `because`: the rule that the outcome stands on; null: it was seen. */
function emitResult(state: StagerState, call: Call, given: Outcome, because: string | null): void {
	const {client, target} = call;
	const outcome = ofContextManager(call, given);
	const rule = outcome === given ? because : RULES.contextManager;
	const move = {kind: 'result', outcome, from: target} as const;
	state.emit(
		client ?? personId,
		closes(state, call, outcome) ? {...move, closes: true} : move,
		rule === null ? {} : {because: rule},
	);
}

/** What a `throw` method of the program's gave to the delegators that stood still, which yield it (`gen_throw`). */
function passOwnResult(state: StagerState, {ownMethod, path, method}: Call, {exception}: {exception?: Value}): void {
	const value = ownMethod?.value;
	if (value === undefined || exception !== undefined || method !== 'throw') return;
	const above = path.map(id => state.frames.get(id)).filter(record => record !== undefined);
	if (above.every(({received, running}) => !running && received?.exception === undefined)) {
		passOn(state, above, value, {way: 'value', value});
	}
}

/** A call that resumed no frame: CPython refused it, or a `close()` had nothing to run. */
function refuseUnmoved(state: StagerState, ended: Call, target: FrameId, outcome: Outcome): void {
	const isFinished = !state.frames.has(target);
	if (outcome.way === 'exception') state.emit(target, {kind: 'refuse', exception: outcome.exception});
	else if (ended.fallback !== undefined) {
		const {exception} = stopped('StopIteration', NONE) as Outcome & {way: 'exception'};
		state.emit(target, {kind: 'refuse', exception}, {because: RULES.exhausted});
	} else if (ended.method === 'close' && isFinished) state.emit(target, {kind: 'refuse'});
}

/** What a call gave whose end was told. null: nothing is known of its end. */
function outcomeTold(ended: Call, {value, exception}: Of<'callEnd'>): Outcome | null {
	if (!ended.told) {
		const isExit = exception?.type === 'GeneratorExit' && ended.method !== 'close';
		return isExit ? ended.outcome : withoutExit(ended, orFallback(ended));
	}
	if (exception !== undefined) return {way: 'exception', exception};
	if (value !== undefined) return {way: 'value', value};
	if (ended.outcome?.way === 'value') return ended.outcome;
	if (ended.fallback !== undefined) return {way: 'value', value: ended.fallback};
	return ended.method === 'close' || ended.outcome !== null ? {way: 'value', value: NONE} : null;
}

/**
 * Some calls report no end. Such a call is over when anything happens after its outcome. An exception that the client
 * raises next belongs to the client: the resumed frame has already decided the result of the call.
 */
export function endCalls(state: StagerState, observation: Observation): void {
	state.endedFor = null;
	for (let last = state.calls.at(-1); last !== undefined; last = state.calls.at(-1)) {
		if (last.client === null) {
			if (observation.event === 'throw' && closeInTurn(state, observation)) return;
			if (!isDropOver(state, last, observation)) return;
			state.calls.pop();
			continue;
		}
		if (isBack(last, observation)) callEnd(state, {event: 'callEnd', frame: last.client});
		if (last.outcome === null || !isEvent(observation)) return;
		if (last.told) {
			// What the call was given, or the frame held, goes before the end of the call is told.
			last.delayed ||= isFinalizing(state, observation) || observation.event === 'output';
			return;
		}
		if (isFinalizer(state, last, observation)) {
			last.delayed = true;
			return;
		}
		const byClient =
			('frame' in observation && observation.frame === last.client) || isStepEnd(observation, last.client);
		if (!byClient && mayClose(last)) return;
		state.calls.pop();
		state.endedFor = last.client;
		const raised = byClient && observation.event === 'raise' ? observation.exception.type : null;
		const isExit = raised === 'GeneratorExit' && last.method !== 'close';
		const given = (isExit ? last.outcome : withoutExit(last, orFallback(last))) ?? {way: 'value', value: NONE};
		emitResult(state, last, given, byClient && !isLate(last) ? null : RULES.clientUnseen);
		const open = state.calls.at(-1);
		if (byClient || open === undefined || open.told || open.ownMethod?.frame !== last.target) return;
		passOwnResult(state, open, {});
	}
}

/** Whether the step of a task, whose call it was, is over. */
function isStepEnd(observation: Observation, client: FrameId): boolean {
	return (observation.event === 'suspend' || observation.event === 'taskEnd') && observation.task === client;
}

/** Whether the end of a call may have come before what happened since: C code took it, or the call let go of its arguments. */
function isLate({isOfC, method, delayed}: Call): boolean {
	return delayed && (isOfC || method === 'send' || method === 'throw');
}

/** Whether a call whose end is told later must have come back: its own generator is dropped, which it would still refer to. */
function isBack({told, outcome, target}: Call, observation: Observation): boolean {
	return told && outcome?.way === 'value' && observation.event === 'drop' && observation.frame === target;
}

/** Whether CPython has finished with a dropped generator: it was closed, or had no code to run. */
function isDropOver(state: StagerState, call: Call, observation: Observation): boolean {
	const {target, resumed, outcome, droppedIn, isOfSeveral} = call;
	if (outcome !== null) return isEvent(observation) || observation.event === 'callEnd';
	// CPython lets go of what the frame holds before it is done with it.
	if (resumed || !isEvent(observation) || observation.event === 'drop') return false;
	if (isFinalizedMeanwhile(state, call, observation)) return false;
	// The delegatee is closed before the frame. It may hold an object that prints when it is deleted.
	const isLater = state.capabilities.backend === 'monitoring' && state.frames.get(target ?? -1)?.delegation != null;
	if ((isLater || isOfSeveral) && actorOf(observation) !== droppedIn) return isEnd(observation);
	if (observation.event !== 'throw' && observation.event !== 'start') return true;
	return !standsOn(state, target, observation);
}

/** Whether a `__del__` runs before CPython closes what was dropped: the collector finalizes one after the other. */
function isFinalizedMeanwhile(state: StagerState, call: Call, observation: Observation): boolean {
	if (call.finalizer === null && isDel(state, observation)) call.finalizer = (observation as Of<'start'>).frame;
	const isFinalized = call.finalizer !== null;
	const ends = observation.event === 'return' || observation.event === 'unwind';
	if (ends && observation.frame === call.finalizer) call.finalizer = null;
	return isFinalized;
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
function closeInTurn(state: StagerState, observation: Of<'throw'>): boolean {
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
function standsOn(state: StagerState, target: FrameId | null, observation: Of<'throw' | 'start'>): boolean {
	const {frame, event} = observation;
	if (event === 'throw' && observation.delegator === target && target !== null) return true;
	const met = new Set<FrameId>();
	let id = target;
	while (id !== null && !met.has(id)) {
		if (id === frame) return true;
		met.add(id);
		const delegation: FrameRecord['delegation'] = state.frames.get(id)?.delegation ?? null;
		// What is no generator may have a `close` of its own, or that of a generator.
		if ((event === 'start' || isExit(observation)) && delegation !== null && delegation.to === null) return true;
		id = delegation?.to ?? null;
	}
	return false;
}

function isExit(observation: Of<'throw' | 'start'>): boolean {
	return observation.event === 'throw' && observation.exception.type === 'GeneratorExit';
}

/** What CPython prints of an exception that nobody takes is over with the next event of another kind. */
export function endUnraisable(state: StagerState, observation: Observation): void {
	if (state.unraisable && isEvent(observation) && !isReport(observation)) state.unraisable = false;
}

function isReport(observation: Observation): boolean {
	return observation.event === 'output' && observation.stream === 'stderr';
}

/** Whether it comes between the end of a frame and the client that learns of it: CPython lets go of the frame's variables. */
function isFinalizer(state: StagerState, {ended, target, outcome}: Call, observation: Observation): boolean {
	// The awaitable of an asynchronous generator is over with each `yield`, and may be the last that refers to it.
	const isOver =
		ended || (outcome?.way === 'exception' && observation.event === 'drop' && observation.frame === target);
	if (!isOver) return false;
	if (observation.event === 'drop' || state.unraisable) return true;
	if (isDel(state, observation)) {
		state.finalizing = {frame: (observation as Of<'start'>).frame, after: target};
		return true;
	}
	return isBelowFinalizer(state, observation) && state.finalizing?.after === target;
}

/** Whether a finalizer is under way, and what happens is below it: of what starts it may be the caller. */
function isBelowFinalizer({finalizing, running}: StagerState, {event}: Observation): boolean {
	return finalizing !== null && (event !== 'start' || running.includes(finalizing.frame));
}

function isDel(state: StagerState, observation: Observation): boolean {
	return observation.event === 'start' && state.isUnasked(observation);
}

/** Whether CPython lets go of what a frame held that has ended, or a finalizer of that runs. */
export function isFinalizing(state: StagerState, observation: Observation): boolean {
	if (observation.event === 'drop' || state.unraisable || isDel(state, observation)) return true;
	const closing = state.calls.at(-1)?.client === null;
	return closing || isBelowFinalizer(state, observation);
}

/**
 * `gen_close` takes the GeneratorExit that comes back, and a StopIteration, which only 3.6 lets through; an `aclose()`, of which
 * only a task is the client, makes an end of it.
 */
function withoutExit({method, isAsync}: Call, outcome: Outcome | null): Outcome | null {
	if (outcome?.way !== 'exception') return outcome;
	const {exception} = outcome;
	if (method === 'close' && isTakenByClose(exception)) return {way: 'value', value: NONE};
	const isEnd = exception.type === 'GeneratorExit' && method === 'send' && isAsync;
	return isEnd ? stopped('StopIteration', NONE) : outcome;
}

/** What `next()` with a second argument gives at the end of its generator. */
function orFallback({outcome, fallback}: Call): Outcome | null {
	const isEnd = outcome?.way === 'exception' && outcome.exception.type === 'StopIteration';
	return isEnd && fallback !== undefined ? {way: 'value', value: fallback} : outcome;
}

/**
 * Whether a `close()` has come back. What `asend()` and its like give has one, too: that leaves the async generator as it is
 * up to 3.12 (`async_gen_asend_close`), and as what runs of it tells from then on.
 */
function closes({frames}: StagerState, {method, target}: Call, outcome: Outcome): boolean {
	const isOfAwaitable = target !== null && frames.get(target)?.code.kind === 'async generator';
	return method === 'close' && outcome.way === 'value' && !isOfAwaitable;
}

/** Whether an observation tells that the program went on; descriptions do not, but of what begins now. */
export function isEvent(observation: Observation): boolean {
	const {event} = observation;
	if (event === 'create') return observation.in === null || observation.made === true;
	return !['hello', 'source', 'targets', 'code', 'task', 'problem', 'answer', 'names', 'callEnd'].includes(event);
}
