import {type FrameId, inherits, type Observation, type Value} from '../../protocol/index.ts';
import {type Outcome, personId} from '../stage.ts';
import {isSureToBeRefused, isTakenByClose, isUnanswered, stopped, takeCall} from './calls.ts';
import {mayClose, ofContextManager} from './context-manager.ts';
import {closeInTurn, isDropOver} from './drop-ends.ts';
import {drop} from './drops.ts';
import {isDel, isFinalizer, isFinalizing} from './finalizers.ts';
import type {Call, Of} from './frame-record.ts';
import {isEvent} from './is-event.ts';
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
	state.release(ended, () => {
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
	for (const held of ended.heldDrops) drop(state, held);
	if (target !== null && closes(state, ended, outcome)) state.frames.delete(target);
}

/** The client gets what came of its call. `because`: the rule that the outcome stands on; null: it was seen. */
function emitResult(state: StagerState, call: Call, given: Outcome, because: string | null): void {
	const {client, target, ofWith} = call;
	const outcome = ofContextManager(state, call, given);
	const isSeen = outcome === given && because === null;
	const rule = isSeen || ofWith === undefined ? because : RULES.contextManager;
	const move = {kind: 'result', outcome, from: target} as const;
	state.emit(
		client ?? personId,
		closes(state, call, outcome) ? {...move, closes: true} : move,
		rule === null ? {} : {because: rule},
	);
}

/** What a `throw` method of the program's gave to the delegators that stood still, which yield it (`gen_throw`). */
function passOwnResult(state: StagerState, call: Call, {exception}: {exception?: Value}): void {
	const {ownMethod, path, method} = call;
	const value = ownMethod?.value;
	if (value === undefined || exception !== undefined || method !== 'throw' || call.closes) return;
	const above = path.map(id => state.frames.get(id)).filter(record => record !== undefined);
	if (above.every(({received, running}) => !running && received?.exception === undefined)) {
		passOn(state, above, value, {way: 'value', value});
	}
}

/** A call that resumed no frame: CPython refused it, or a `close()` had nothing to run. */
function refuseUnmoved(state: StagerState, ended: Call, target: FrameId, outcome: Outcome): void {
	const isFinished = !state.frames.has(target);
	const ground = isLate(ended) ? {because: RULES.letGo} : {};
	if (outcome.way === 'exception') state.emit(target, {kind: 'refuse', exception: outcome.exception}, ground);
	else if (ended.fallback !== undefined) {
		const {exception} = stopped('StopIteration', NONE) as Outcome & {way: 'exception'};
		state.emit(target, {kind: 'refuse', exception}, {because: RULES.exhausted});
	} else if (ended.method === 'close' && isFinished) state.emit(target, {kind: 'refuse'});
}

/** What a call gave whose end was told. null: nothing is known of its end. */
function outcomeTold(ended: Call, {value, exception}: Of<'callEnd'>): Outcome | null {
	if (!ended.told) {
		const isExit = exception !== undefined && inherits(exception, 'GeneratorExit') && ended.method !== 'close';
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
	state.hasLetGo = false;
	for (let last = state.calls.at(-1); last !== undefined; last = state.calls.at(-1)) {
		if (last.client === null) {
			const isThrown = observation.event === 'throw' || observation.event === 'handed';
			if (isThrown && closeInTurn(state, observation)) return;
			if (!isDropOver(state, last, observation)) return;
			state.calls.pop();
			state.hasLetGo = true;
			continue;
		}
		if (last.beneath && last.outcome === null && isStepEnd(observation, last.client)) {
			state.calls.pop();
			const given = stepOutcome(last, observation);
			if (given !== null) emitResult(state, last, given, RULES.stepOfOthers);
			continue;
		}
		if (isBack(last, observation)) callEnd(state, {event: 'callEnd', frame: last.client});
		// It was refused, and lets go of what it was given.
		if (isSureToBeRefused(state, last) && (isDel(state, observation) || observation.event === 'output')) {
			state.withhold(last);
		} else if (isUnanswered(last)) last.delayed ||= isDel(state, observation);
		const isMade = isMadeBy(observation, last.client);
		if (last.outcome === null || !(isMade || isEvent(observation))) return;
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
			isMade || ('frame' in observation && observation.frame === last.client) || isStepEnd(observation, last.client);
		if (!byClient && mayClose(last)) return;
		state.calls.pop();
		state.endedFor = last.client;
		const isExit =
			byClient &&
			observation.event === 'raise' &&
			inherits(observation.exception, 'GeneratorExit') &&
			last.method !== 'close';
		const given = (isExit ? last.outcome : withoutExit(last, orFallback(last))) ?? {way: 'value', value: NONE};
		emitResult(state, last, given, byClient && !isLate(last) ? null : RULES.clientUnseen);
		const open = state.calls.at(-1);
		if (byClient || open === undefined || open.told || open.ownMethod?.frame !== last.target) return;
		passOwnResult(state, open, {});
	}
}

/** Whether a task is met that the client of a call made: what it called runs no more. */
function isMadeBy(observation: Observation, client: FrameId): boolean {
	return observation.event === 'task' && observation.by === client;
}

type StepEnd = Of<'suspend'> | Of<'taskEnd'>;

/** Whether the step of a task, whose call it was, is over. */
function isStepEnd(observation: Observation, client: FrameId): observation is StepEnd {
	return (observation.event === 'suspend' || observation.event === 'taskEnd') && observation.task === client;
}

/** What the step of a task gave whose coroutine is none of the program's: how the task goes on tells of it. */
function stepOutcome({within}: Call, observation: StepEnd): Outcome | null {
	if (observation.event === 'suspend') return {way: 'value', value: observation.on.kind === 'turn' ? NONE : AWAITED};
	if (observation.unseen) return within;
	const {exception, value} = observation;
	return exception === undefined ? stopped('StopIteration', value ?? NONE) : {way: 'exception', exception};
}

/** What stands for a future that was not seen. */
const AWAITED: Value = {type: 'object', repr: 'what it waits for'};

/** Whether the end of a call may have come before what happened since: C code took it, or the call let go of its arguments. */
function isLate({isOfC, method, delayed}: Call): boolean {
	return delayed && (isOfC || method === 'send' || method === 'throw');
}

/** Whether a call whose end is told later must have come back: its own generator is dropped, which it would still refer to. */
function isBack({told, outcome, target}: Call, observation: Observation): boolean {
	return told && outcome?.way === 'value' && observation.event === 'drop' && observation.frame === target;
}

/**
 * `gen_close` takes the GeneratorExit that comes back, and a StopIteration, which only 3.6 lets through; an `aclose()`, of which
 * only a task is the client, makes an end of it.
 */
function withoutExit({method, isAsync}: Call, outcome: Outcome | null): Outcome | null {
	if (outcome?.way !== 'exception') return outcome;
	const {exception} = outcome;
	if (method === 'close' && isTakenByClose(exception)) return {way: 'value', value: NONE};
	const isEnd = inherits(exception, 'GeneratorExit') && method === 'send' && isAsync;
	return isEnd ? stopped('StopIteration', NONE) : outcome;
}

/** What `next()` with a second argument gives at the end of its generator. */
function orFallback({outcome, fallback}: Call): Outcome | null {
	const isEnd = outcome?.way === 'exception' && inherits(outcome.exception, 'StopIteration');
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
