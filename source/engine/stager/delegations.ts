import type {Site, Stack, Value} from '../../protocol/index.ts';
import type {AtSite, FrameRecord, Of} from './known.ts';
import {none, type StagerState, valued} from './memory.ts';
import {rules} from './rules.ts';

/** What a delegation is to, as the source words it. */
export function wording({operand, implicit}: Site): string {
	return operand ?? (implicit === undefined ? '' : `${implicit}()`);
}

/**
 * A frame is resumed by a delegator: what that stands on is known now, where it was not seen. On 3.6, where
 * instructions cannot be watched, this is also how a delegation is seen to begin.
 */
export function noteDelegator(
	memory: StagerState,
	known: FrameRecord,
	{caller, callerSite, callerStack}: Of<'start' | 'resume' | 'throw'>,
): void {
	const delegator = caller === null ? undefined : memory.frames.get(caller);
	if (delegator === undefined || callerSite === undefined) return;
	const site = delegator.code.sites[callerSite];
	if (site === undefined) return;
	const value = generatorValue(known);
	if (delegator.delegation === null) {
		delegator.delegation = {site: callerSite, to: known.id, value};
		delegator.received = {value: none};
		const seen = callerStack === undefined ? {} : {seen: {stack: callerStack}};
		memory.emit(delegator.id, {kind: 'delegate', to: value, text: wording(site)}, {...seen, because: rules.delegatee});
	} else if (delegator.delegation.to === null) {
		delegator.delegation = {site: callerSite, to: known.id, value};
		known.untold = {...known.untold, asDelegatee: value};
	}
}

/** What a delegator stands on was seen while it is suspended. */
export function noteReceiver(known: FrameRecord, site: number, receiver: Value | undefined): void {
	if (receiver === undefined) return;
	if (known.delegation === null) known.delegation = {site, to: receiver.frame ?? null, value: receiver};
	// What is no generator may look different at each yield.
	else if (known.delegation.to === null) noteDelegatee(known, receiver);
}

/** A resumption goes on to a delegatee that is no generator: nothing of it will be seen before its outcome. */
export function forwardBlindly(memory: StagerState, known: FrameRecord, stack: Stack | undefined): void {
	const {delegation} = known;
	if (delegation?.value === undefined || delegation.to !== null) return;
	const move = {kind: 'forward', to: null, delegatee: delegation.value, ...known.received} as const;
	memory.emit(known.id, move, {seen: {stack: stack?.slice(0, -1) ?? null}, because: rules.opaque});
}

/** A delegatee has its last value: where instructions cannot be watched, its delegator takes that at once. */
export function takeBlindly(memory: StagerState, delegator: FrameRecord, value: Value): void {
	if (memory.capabilities.instructions || delegator.delegation === null) return;
	const {site} = delegator.delegation;
	delegator.delegation = null;
	delegator.delegated = null;
	delegator.pending = {site, value, taken: true};
	memory.emit(delegator.id, {kind: 'catch', value}, {seen: {site}, because: rules.taken});
}

/** The async generator of an `async for` has ended; on 3.6 it is not seen how the loop takes that. */
export function endAsyncFor(memory: StagerState, delegator: FrameRecord | undefined): void {
	if (delegator?.delegation == null || memory.capabilities.instructions) return;
	const {site} = delegator.delegation;
	delegator.delegation = null;
	if (delegator.code.sites[site]?.implicit !== '__anext__') return;
	const exception = {type: 'StopAsyncIteration', repr: 'StopAsyncIteration()'};
	memory.emit(delegator.id, {kind: 'catch', exception}, {because: rules.taken});
}

/** `yield from` or `await` begins. */
export function delegate(memory: StagerState, known: FrameRecord, observation: AtSite, site: Site): void {
	const {operand} = site;
	const to = observation.to ?? (operand === undefined ? undefined : known.locals.get(operand));
	const frame = to?.frame ?? null;
	const isFinished = frame !== null && !memory.frames.has(frame);
	known.delegation = {site: observation.site, to: frame, ...valued(to), ...(isFinished ? {isFinished} : {})};
	known.delegated = null;
	// What the delegatee gets first, whatever the delegator itself was resumed with.
	known.received = {value: none};
	const seen = memory.see(observation, {site: observation.site});
	const derived = observation.to === undefined && to !== undefined;
	const move = {kind: 'delegate', text: wording(site), ...(to === undefined ? {} : {to})} as const;
	memory.emit(known.id, move, derived ? {seen, because: rules.operand} : {seen});
}

function noteDelegatee(delegator: FrameRecord, value: Value): void {
	if (delegator.delegation === null) return;
	delegator.delegation = {site: delegator.delegation.site, to: value.frame ?? null, value};
	delegator.untold = {...delegator.untold, delegatee: value};
}

/** A generator as a value, by its frame. */
function generatorValue({id, code: {kind, name}}: FrameRecord): Value {
	const type = kind === 'iterable coroutine' ? 'generator' : kind.replace(' ', '_');
	return {type, repr: `<${type} ${name}>`, frame: id};
}
