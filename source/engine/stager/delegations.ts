import {type FrameId, inherits, type Observation, type Site, type Stack, type Value} from '../../protocol/index.ts';
import type {Seen} from '../stage.ts';
import {isFinalizing} from './finalizers.ts';
import type {AtSite, FrameRecord, Of} from './frame-record.ts';
import {isEvent} from './is-event.ts';
import {RULES} from './rules.ts';
import {NONE, type StagerState, valueField} from './stager-state.ts';
import {emitUseBefore} from './value-use.ts';

/** The delegatee, in the words of the source. */
export function wording({operand, implicit}: Site): string {
	return operand ?? (implicit === undefined ? '' : `${implicit}()`);
}

/**
 * A delegator resumes a frame. This shows the delegatee, if it was not seen before. On 3.6, where instructions cannot
 * be watched, it also shows that a delegation begins.
 */
export function noteDelegator(
	state: StagerState,
	record: FrameRecord,
	{event, caller, callerSite, callerStack}: Of<'start' | 'resume' | 'throw'>,
): void {
	const delegator = caller === null ? undefined : state.frames.get(caller);
	if (delegator === undefined || callerSite === undefined) return;
	const site = delegator.code.sites[callerSite];
	if (site === undefined) return;
	const value = generatorValue(record);
	if (delegator.delegation === null) {
		delegator.delegation = {site: callerSite, to: record.id, value};
		delegator.begun = callerSite;
		// Where instructions are seen, it stood there before: another thread had run it to there.
		if (event !== 'resume' || !state.capabilities.instructions) delegator.received = {value: NONE};
		delegator.caughtAt = null;
		leavePath(state);
		const seen = callerStack === undefined ? {} : {seen: {stack: callerStack}};
		state.emit(delegator.id, {kind: 'delegate', to: value, text: wording(site)}, {...seen, because: RULES.delegatee});
	} else if (delegator.delegation.to !== record.id) {
		// What is not shown in between runs one after the other.
		const {to, value: between, receiver = to === null ? between : undefined, handedOn} = delegator.delegation;
		delegator.delegation = {
			site: callerSite,
			to: record.id,
			value,
			...(receiver === undefined ? {} : {receiver}),
			...(handedOn === undefined ? {} : {handedOn}),
		};
		record.untold = {...record.untold, asDelegatee: value};
	}
}

/**
 * A frame goes on at a `yield from` or `await` that nobody saw begin: another thread had run it to there. `receiver`: what it
 * stands on, below what was pushed.
 */
export function noteUnseenDelegation(record: FrameRecord, site: number, receiver: Value | undefined): void {
	if (record.delegation !== null) return;
	record.begun = site;
	// What a generator or coroutine does is told by its own frame, if that is shown.
	if (receiver === undefined || receiver.frame !== undefined || /generator|coroutine/.test(receiver.type)) return;
	record.delegation = {site, to: null, value: receiver};
}

/** Whether code that is not shown stands between a delegator and the frame that it stands on. */
export function standsOnOthers({delegation}: FrameRecord): boolean {
	const receiver = delegation?.receiver;
	if (receiver === undefined || delegation?.to == null || receiver.frame === delegation.to) return false;
	return receiver.type === 'generator' || receiver.type === 'coroutine';
}

/** A delegator has resumed a frame: it hands on what it was resumed with, once. */
export function forward(
	state: StagerState,
	delegator: FrameRecord,
	record: FrameRecord,
	observation: Of<'resume'>,
): void {
	const {delegation, received} = delegator;
	if (delegation === null || delegation.handedOn) return;
	delegation.handedOn = true;
	const top = observation.stack?.at(-1);
	const seen = {stack: observation.callerStack ?? null};
	// What is not shown in between has sent something else.
	if (standsOnOthers(delegator) && top !== undefined && !isAlike(top, received?.value)) {
		const delegatee = delegation.receiver as Value;
		state.emit(delegator.id, {kind: 'forward', to: null, delegatee, ...received}, {seen, because: RULES.opaque});
		return;
	}
	// SEND (YIELD_FROM up to 3.10) has moved the value on.
	state.emit(delegator.id, {kind: 'forward', to: record.id, ...received}, {seen});
}

/**
 * What is not shown between a delegator and the generator that it stands on has given a value of its own, or has ended: it was
 * resumed, and that generator was not.
 */
export function forwardToReceiver(state: StagerState, record: FrameRecord, site: number | null | undefined): void {
	const {delegation} = record;
	if (delegation?.handedOn !== false || delegation.site !== site || delegation.receiver === undefined) return;
	const {to, receiver} = delegation;
	if (to === null || receiver.frame !== undefined) return;
	delegation.handedOn = true;
	state.emit(record.id, {kind: 'forward', to: null, delegatee: receiver, ...record.received}, {because: RULES.opaque});
}

function isAlike(value: Value, other: Value | undefined): boolean {
	return value.type === other?.type && value.repr === other.repr;
}

/**
 * The delegatee was seen while the delegator is suspended. `below`: the frame that code which is not shown stands on; null
 * where it stands on none; undefined where there is no such code.
 */
export function noteReceiver(
	state: StagerState,
	record: FrameRecord,
	site: number,
	receiver: Value | undefined,
	below: FrameId | null | undefined,
): void {
	if (receiver === undefined) return;
	if (below !== undefined) {
		noteBelow(state, record, site, receiver, below);
		return;
	}
	if (record.delegation === null) {
		record.delegation = {site, to: receiver.frame ?? null, value: receiver};
		record.begun = site;
	}
	// A delegatee that is not a generator may look different at each yield.
	else if (record.delegation.to === null) noteDelegatee(record, receiver);
	// What is not shown goes on behind the end of what it asked.
	else if (receiver.frame === undefined && !state.frames.has(record.delegation.to)) {
		noteDelegatee(record, receiver);
		record.delegated = null;
	} else record.delegation.receiver = receiver;
}

/** Code that is not shown stands between a delegator and what runs. */
function noteBelow(
	state: StagerState,
	record: FrameRecord,
	site: number,
	receiver: Value,
	below: FrameId | null,
): void {
	const frame = below === null ? undefined : state.frames.get(below);
	const value = frame === undefined ? receiver : generatorValue(frame);
	const to = frame?.id ?? null;
	if (record.delegation === null) record.begun = site;
	else if (record.delegation.to !== to) record.untold = {...record.untold, delegatee: value};
	record.delegation = {site, to, value, receiver};
}

/** A resumption reaches a delegatee that is not a generator. Nothing of it is seen before its outcome. */
export function forwardBlindly(state: StagerState, record: FrameRecord, stack: Stack | undefined): void {
	const {delegation} = record;
	if (delegation === null) return;
	delegation.handedOn = false;
	const {to} = delegation;
	if (to !== null && !state.frames.has(to)) {
		// Another one has finished it meanwhile.
		record.delegation = {...delegation, isFinished: true};
		state.emit(record.id, {kind: 'forward', to, ...record.received}, {because: RULES.exhausted});
		if (state.capabilities.instructions || delegation.value?.type !== 'generator') return;
		state.emit(
			to,
			{kind: 'refuse', exception: {type: 'StopIteration', repr: 'StopIteration()'}},
			{because: RULES.exhausted},
		);
		takeBlindly(state, record, NONE);
		return;
	}
	if (delegation.value === undefined || to !== null) return;
	delegation.handedOn = true;
	const move = {kind: 'forward', to: null, delegatee: delegation.value, ...record.received} as const;
	state.emit(record.id, move, {seen: {stack: stack?.slice(0, -1) ?? null}, because: RULES.opaque});
}

/** The delegators that took the value of their delegatee have gone on: what that held is gone. */
export function takeUntaken(state: StagerState, observation: Observation): void {
	for (let last = state.untaken.at(-1); last !== undefined; last = state.untaken.at(-1)) {
		if (!isEvent(observation) || isLetGo(state, last.frame, observation)) return;
		state.untaken.pop();
		const record = state.frames.get(last.frame);
		if (last.value === null) endAsyncFor(state, record);
		else if (record !== undefined) takeBlindly(state, record, last.value);
	}
}

/** Whether CPython lets go of what a delegatee held that has ended, or it is told how its delegator `frame` goes on. */
function isLetGo(state: StagerState, frame: FrameId, observation: Observation): boolean {
	const isTaken = observation.event === 'instruction' && observation.at === 'catch' && observation.frame === frame;
	return isTaken || state.running.at(-1) !== frame || isFinalizing(state, observation);
}

/** A delegatee has its last value: where instructions cannot be watched, its delegator takes that at once. */
export function takeBlindly(state: StagerState, delegator: FrameRecord, value: Value, seen: Seen | null = null): void {
	if (state.capabilities.instructions || delegator.delegation === null) return;
	const {site} = delegator.delegation;
	delegator.delegation = null;
	delegator.delegated = null;
	delegator.pending = {site, value, taken: false};
	delegator.caughtAt = site;
	state.emit(
		delegator.id,
		{kind: 'catch', value},
		seen === null ? {seen: {site}, because: RULES.taken} : {seen: {...seen, site}},
	);
}

/** What the delegator stands on, which is not a generator, has ended. After that, it is freed with all that it holds. */
export function catchEnd(state: StagerState, record: FrameRecord, observation: AtSite): void {
	const {site, value} = observation;
	const {delegation} = record;
	const index = state.untaken.findLastIndex(({frame}) => frame === record.id);
	const [untaken] = index < 0 ? [] : state.untaken.splice(index, 1);
	if (untaken?.value != null) {
		takeBlindly(state, record, untaken.value, state.see(observation));
		return;
	}
	const isTold = record.caughtAt === site;
	forwardToReceiver(state, record, site);
	if (!state.capabilities.instructions) record.caughtAt = null;
	if (isTold || (delegation !== null && delegation.to !== null && !standsOnOthers(record))) return;
	const seen = {seen: state.see(observation, {site})};
	// It was finished before: that a delegation began is not seen.
	if (!state.capabilities.instructions && record.pending?.site !== site) emitUseBefore(state, record, {});
	const hasLetGo = delegation?.hasLetGo === true;
	state.emit(record.id, {kind: 'catch', ...valueField(value)}, hasLetGo ? {...seen, because: RULES.letGo} : seen);
	if (state.capabilities.instructions) {
		record.caughtAt = site;
		return;
	}
	record.delegation = null;
	record.pending = {site, ...valueField(value), taken: false};
}

/** The async generator of an `async for` has ended; on 3.6 it is not seen how the loop takes that. */
function endAsyncFor(state: StagerState, delegator: FrameRecord | undefined): void {
	if (delegator?.delegation == null || state.capabilities.instructions) return;
	const {site} = delegator.delegation;
	delegator.delegation = null;
	takeStopBlindly(state, delegator, site, {type: 'StopAsyncIteration', repr: 'StopAsyncIteration()'});
}

/** An exception comes to a delegator: where instructions cannot be watched, an `async for` takes its end at once. */
export function takeStopBlindly(state: StagerState, delegator: FrameRecord, site: number, exception: Value): void {
	if (state.capabilities.instructions || !inherits(exception, 'StopAsyncIteration')) return;
	if (delegator.code.sites[site]?.implicit !== '__anext__') return;
	state.emit(delegator.id, {kind: 'catch', exception}, {because: RULES.taken});
}

/** `yield from` or `await` begins. */
export function delegate(state: StagerState, record: FrameRecord, observation: AtSite, site: Site): void {
	const {operand} = site;
	const to = observation.to ?? (operand === undefined ? undefined : record.locals.get(operand));
	const frame = to?.frame ?? null;
	// On 3.6 the first event that shows it may have been that of the delegatee.
	if (!state.capabilities.instructions && record.delegation?.site === observation.site && frame !== null) {
		if (record.delegation.to === frame) return;
	}
	leavePath(state);
	const isFinished = frame !== null && !state.frames.has(frame);
	record.delegation = {site: observation.site, to: frame, ...valueField(to), ...(isFinished ? {isFinished} : {})};
	record.begun = observation.site;
	record.delegated = null;
	// The first value sent to the delegatee. It does not depend on the value that the delegator was resumed with.
	record.received = {value: NONE};
	const seen = state.see(observation, {site: observation.site});
	const derived = observation.to === undefined && to !== undefined;
	const move = {kind: 'delegate', text: wording(site), ...(to === undefined ? {} : {to})} as const;
	state.emit(record.id, move, derived ? {seen, because: RULES.operand} : {seen});
}

/** What an exception was thrown through is left, up to those that run: another one may be thrown in there. */
function leavePath({calls, running}: StagerState): void {
	const call = calls.at(-1);
	if (call !== undefined && call.path.length > 0)
		call.path = call.path.slice(0, call.path.findLastIndex(id => running.includes(id)) + 1);
}

function noteDelegatee(delegator: FrameRecord, value: Value): void {
	if (delegator.delegation === null) return;
	delegator.delegation = {site: delegator.delegation.site, to: value.frame ?? null, value};
	delegator.untold = {...delegator.untold, delegatee: value};
}

/** A generator as a value, by its frame. */
export function generatorValue({id, code: {kind, name}}: FrameRecord): Value {
	const type = kind === 'iterable coroutine' ? 'generator' : kind.replace(' ', '_');
	return {type, repr: `<${type} ${name}>`, frame: id};
}
