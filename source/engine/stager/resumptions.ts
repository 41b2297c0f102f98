import type {FrameId, Value} from '../../protocol/index.ts';
import {personId, suspends} from '../stage.ts';
import {passedBy, releaseDrop} from './calls.ts';
import {forwardBlindly, noteDelegator, takeBlindly} from './delegations.ts';
import type {FrameRecord, Of} from './known.ts';
import {none, type StagerState, valued} from './memory.ts';
import {rules} from './rules.ts';
import {emitInnermostUse} from './settle.ts';

/** A generator object comes to life. */
export function create(memory: StagerState, {frame, code, in: by, made}: Of<'create'>): void {
	const known = memory.meet(frame, code, null);
	if (known === undefined) return;
	known.untold = {code};
	known.holder = made ? by : holderOf(memory, by);
	memory.emit(frame, {kind: 'create', by: known.holder, ...(made ? {made} : {})});
}

/** What a frame is called with was there before it began: who calls it, or made it, had that already. */
function holderOf(memory: StagerState, by: FrameId | null): FrameId | null {
	if (by === null || by === personId) return by;
	const known = memory.frames.get(by);
	if (known?.running) return by;
	return known === undefined ? (memory.running.at(-1) ?? null) : known.holder;
}

/** A frame begins. */
export function start(memory: StagerState, observation: Of<'start'>): void {
	const {frame, code, caller, line, stack} = observation;
	const known = memory.meet(frame, code, caller);
	if (known === undefined) return;
	emitInnermostUse(memory);
	if (suspends(known.code)) noteDelegator(memory, known, observation);
	memory.enter(known, caller);
	const seen = memory.see(observation, {line, code, caller});
	if (!suspends(known.code)) {
		known.untold = seen;
		throughOwnMethod(memory, known);
		return;
	}
	const top = stack?.at(-1);
	if (memory.capabilities.startPushSeen && top !== undefined) {
		memory.emit(known.id, {kind: 'push', value: top, start: true}, {seen});
	} else if (memory.capabilities.pushesAtStart) {
		memory.emit(known.id, {kind: 'push', value: none, start: true}, {seen, because: rules.startPush});
	} else {
		memory.emit(known.id, {kind: 'push', start: true}, {seen, because: rules.noStartPush, evidence: 'observed'});
	}
}

/** A frame goes on with a value. */
export function resume(memory: StagerState, observation: Of<'resume'>): void {
	const {frame, caller, site, stack} = observation;
	const known = memory.frames.get(frame);
	if (known === undefined) return;
	emitInnermostUse(memory);
	noteDelegator(memory, known, observation);
	memory.enter(known, caller);
	const delegator = memory.delegatorOf(known);
	const top = stack?.at(-1);
	if (delegator?.running) {
		// SEND (YIELD_FROM up to 3.10) has moved the value on.
		const seen = {stack: observation.callerStack ?? null};
		memory.emit(delegator.id, {kind: 'forward', to: known.id, ...delegator.received}, {seen});
	}
	const seen = memory.see(observation, {site, code: known.code.id, caller});
	const value = top ?? passedBy(memory, known, delegator);
	known.received = value === undefined ? null : {value};
	if (site !== null && known.code.sites[site]?.kind === 'yield') {
		known.pending = {site, ...valued(value), taken: false};
	}
	const because = value === undefined ? rules.unseenStack : rules.argument;
	memory.emit(known.id, {kind: 'push', start: false, ...valued(value)}, top === undefined ? {seen, because} : {seen});
	// Its delegatee ended by a throw or close: this is the value that it returned, and the delegation is over.
	if (known.delegated !== null) takeBlindly(memory, known, known.delegated);
	else forwardBlindly(memory, known, stack);
}

/** A frame goes on with an exception. */
export function thrown(memory: StagerState, observation: Of<'throw'>): void {
	const {frame, code, caller, site, exception} = observation;
	const known = memory.meet(frame, code, caller);
	if (known === undefined) return;
	releaseDrop(memory, frame);
	forwardThrow(memory, known, exception);
	if (observation.closed !== undefined) closeUnseen(memory, known, observation.closed);
	memory.enter(known, caller);
	known.received = {exception};
	known.exiting = exception.type === 'GeneratorExit';
	known.cleaning = cleanedAt(known, site);
	known.pending = null;
	known.delegation = null;
	// 3.12+: what the delegatee returned to a throw comes in a StopIteration, which the `yield from` takes.
	if (exception.type !== 'StopIteration') known.delegated = null;
	const seen = memory.see(observation, {site, code, caller});
	memory.emit(known.id, {kind: 'push', exception, start: site === null}, {seen});
}

/** The line of the delegation that an exception comes to. */
function cleanedAt({code}: FrameRecord, index: number | null): number | null {
	const site = index === null ? undefined : code.sites[index];
	return site === undefined || site.kind === 'yield' ? null : site.line;
}

/**
 * What a delegator stands on may have a `throw` or a `close` method of its own, which `gen_throw` and `gen_close_iter` call: then
 * the exception goes to that first.
 */
function throughOwnMethod(memory: StagerState, {id, code: {name}}: FrameRecord): void {
	const call = memory.calls.at(-1);
	if (call === undefined || call.resumed === false || call.path.length > 0 || call.reached) return;
	if (call.method !== name || (name !== 'throw' && name !== 'close')) return;
	const {path} = delegation(memory, call.target, undefined);
	const last = path.at(-1);
	if (last?.delegation == null || last.delegation.to !== null || path.some(({running}) => running)) return;
	call.path = path.map(known => known.id);
	call.ownMethod = {frame: id};
	call.closes = name === 'close';
	const exception = name === 'close' ? generatorExit : call.argument;
	for (const known of path) {
		const to = known.delegation?.to ?? null;
		const delegatee = to === null && known.delegation?.value !== undefined ? {delegatee: known.delegation.value} : {};
		const carried = exception === undefined ? {} : {exception};
		memory.emit(known.id, {kind: 'forward', to, ...delegatee, ...carried}, {because: rules.throughMethod});
	}
}

const generatorExit: Value = {type: 'GeneratorExit', repr: 'GeneratorExit()'};

/** The frames from `target` down to the one before `end`, by what each stands on; and where that ends. */
function delegation(
	memory: StagerState,
	target: FrameId | null,
	end: FrameRecord | undefined,
): {path: FrameRecord[]; step: FrameRecord | undefined} {
	let step = memory.frames.get(target ?? -1);
	const path: FrameRecord[] = [];
	while (step !== undefined && step !== end && step.delegation !== null && !path.includes(step)) {
		path.push(step);
		step = step.delegation.to === null ? undefined : memory.frames.get(step.delegation.to);
	}
	return {path, step};
}

/** The delegatee of a frame that gets a GeneratorExit was closed, and nothing of it ran. */
function closeUnseen(memory: StagerState, {id}: FrameRecord, delegatee: FrameId): void {
	const move = {kind: 'forward', to: delegatee, exception: generatorExit, closes: true} as const;
	memory.emit(id, move, {because: rules.closedUnseen});
	memory.frames.delete(delegatee);
}

/** A throw goes down the chain of delegatees while none of the delegators runs. */
function forwardThrow(memory: StagerState, known: FrameRecord, exception: Value): void {
	const call = memory.calls.at(-1);
	if (call === undefined || call.path.includes(known.id)) return;
	const {path, step} = delegation(memory, call.target, known);
	if (step !== known) return;
	const standing = path.filter(({running}) => !running);
	call.path = [...standing.map(({id}) => id), known.id];
	call.closes = exception.type === 'GeneratorExit';
	for (const {id, delegation} of standing) {
		if (delegation === null) continue;
		memory.emit(id, {kind: 'forward', to: delegation.to, exception}, {because: rules.throwForward});
	}
}
