import {type FrameId, inherits, type Site} from '../../protocol/index.ts';
import {personId, type Seen} from '../stage.ts';
import {refuse} from './calls.ts';
import {catchEnd, delegate, forwardToReceiver, takeStopBlindly} from './delegations.ts';
import type {AtSite, FrameRecord, Of, Step} from './frame-record.ts';
import {RULES} from './rules.ts';
import {type StagerState, valueField} from './stager-state.ts';
import {
	emitInnermostUse,
	emitStore,
	emitStoresBefore,
	emitUse,
	emitUseBefore,
	emitUseBeforeStore,
	emitWaitingStores,
	isOutside,
	isTakenAtOnce,
} from './value-use.ts';

/** A line is about to run. */
export function line(state: StagerState, observation: Of<'line'>): void {
	const record = state.frames.get(observation.frame);
	if (record === undefined) return;
	const seen = state.see(observation, {line: observation.line});
	const {cleaning} = record;
	record.cleaning = null;
	// From 3.13 on CLEANUP_THROW begins a line of its own, but nothing of that line runs.
	if (cleaning === observation.line) {
		const {line: number, locals} = observation;
		record.untold = {...record.untold, line: number, ...(locals === undefined ? {} : {locals})};
		return;
	}
	// A line may begin between the yield and the place where its value goes, in a statement of several lines.
	if (leavesStatement(record, observation.line) || beginsAgain(state, record, observation.line)) {
		emitUse(state, record, seen);
		emitWaitingStores(state, record, seen);
	}
	emitStoresBefore(state, record, observation.line, seen);
	// Without instructions, the end of a delegation to something other than a generator is not seen.
	if (!state.capabilities.instructions && record.delegation?.to === null) record.delegation = null;
	const text = state.sourceLine(record.code.file, observation.line);
	state.emit(record.id, {kind: 'evaluate', line: observation.line, text}, {seen});
}

/** One of the instructions that matter to a suspension point, or any one. */
export function instruction(state: StagerState, observation: Of<'instruction'>): void {
	if (observation.at === 'step') {
		step(state, observation);
		return;
	}
	const record = state.frames.get(observation.frame);
	const site = record?.code.sites[observation.site];
	if (record === undefined || site === undefined) return;
	record.cleaning = null;
	const seen = state.see(observation, {site: observation.site});
	switch (observation.at) {
		case 'delegate':
			emitUseBefore(state, record, seen);
			delegate(state, record, observation, site);
			return;
		case 'take':
			take(state, record, observation, site, seen);
			return;
		case 'use':
			emitUseBeforeStore(state, record, seen);
			return;
		case 'pop':
			if (record.pending?.site === observation.site) record.pending.popped = true;
			return;
		case 'catch':
			catchEnd(state, record, observation);
			return;
		case 'done':
			emitStore(state, record, observation.site, seen);
			return;
		default:
			observation satisfies never;
	}
}

/** Any instruction, where the person steps by those. What is pending is not settled by it: that has its own. */
function step(state: StagerState, observation: Step): void {
	const record = state.frames.get(observation.frame);
	if (record === undefined) return;
	const {line, offset, opname, argument} = observation;
	const text = state.sourceLine(record.code.file, line);
	const seen = state.see(observation, {line});
	state.emit(record.id, {kind: 'evaluate', line, text, instruction: {offset, opname, argument}}, {seen});
}

/** Raising an exception is not a stage. The stages show where the exception goes. */
export function raise(state: StagerState, observation: Of<'raise'>): void {
	const record = state.frames.get(observation.frame);
	if (record === undefined) return;
	const site = record.code.sites[record.pending?.site ?? -1];
	// On 3.6 only a target that is more than a name can be what raises.
	const isBefore = state.capabilities.instructions ? record.pending?.taken : site !== undefined && !isTakenAtOnce(site);
	if (isBefore) emitUseBeforeStore(state, record, {});
	const {delegation} = record;
	const {exception} = observation;
	const isStop = inherits(exception, 'StopAsyncIteration') || inherits(exception, 'StopIteration');
	if (delegation?.isFinished && delegation.to !== null && isStop && !observation.call)
		refuseFinished(state, delegation.to, exception.type);
	if (state.capabilities.instructions) forwardToReceiver(state, record, delegation?.site);
	// The delegation is over, and so is the statement that would store values.
	record.delegation = null;
	record.unstored = [];
	record.untold = {...record.untold, ...state.see(observation, {line: observation.line})};
	refuse(state, observation);
	if (delegation !== null) takeStopBlindly(state, record, delegation.site, exception);
}

/** An `except` or `finally` of the frame takes the exception. */
export function handled(state: StagerState, observation: Of<'handled'>): void {
	const record = state.frames.get(observation.frame);
	if (record === undefined) return;
	record.delegation = null;
	record.begun = null;
	record.cleaning = null;
	const seen = state.see(observation, {line: observation.line});
	state.emit(record.id, {kind: 'catch', exception: observation.exception}, {seen});
}

/** The program wrote. */
export function output(state: StagerState, {stream, text, around, thread}: Of<'output'>): void {
	if (thread !== undefined) {
		state.emit(personId, {kind: 'output', stream, text, thread});
		return;
	}
	const frame = state.running.at(-1) ?? personId;
	emitInnermostUse(state);
	state.emit(frame, {kind: 'output', stream, text}, around === true ? {because: RULES.writtenBehind} : {});
}

/**
 * Observation is over, and which frame is at work from here on is not known: what is printed is nobody's. How those end that
 * run now nobody sees, nor whether anything is left of them to be closed when nobody refers to them any more.
 */
export function lost(state: StagerState, {problem}: Of<'problem'>): void {
	if (problem.kind !== 'tracer') return;
	for (const frame of state.running.splice(0)) state.frames.delete(frame);
}

/** The instruction that takes the value of the expression is next. */
function take(state: StagerState, record: FrameRecord, observation: AtSite, site: Site, seen: Seen): void {
	const top = observation.stack?.at(-1);
	if (site.kind === 'yield') {
		if (record.pending === null) return;
		record.pending = {site: observation.site, ...valueField(top ?? record.pending.value), taken: true};
		uses(state, record, site, seen);
		return;
	}
	// The value of another operand lies there: of `cached or await fetch()`, say, which goes on at the same instruction.
	if (record.begun !== observation.site) return;
	record.begun = null;
	const value = top ?? record.delegated ?? undefined;
	const to = record.delegation?.to ?? null;
	if (to !== null && !state.frames.has(to) && record.delegation?.isFinished) refuseFinished(state, to);
	forwardToReceiver(state, record, observation.site);
	const ground = record.delegation?.hasLetGo ? {seen, because: RULES.letGo} : {seen};
	record.delegation = null;
	record.delegated = null;
	record.pending = {site: observation.site, ...valueField(value), taken: true};
	const isCaught = record.caughtAt === observation.site;
	record.caughtAt = null;
	if (!isCaught) state.emit(record.id, {kind: 'catch', ...valueField(value)}, ground);
	uses(state, record, site, seen);
}

/** The delegatee had already finished, and reports this at once. */
function refuseFinished(state: StagerState, frame: FrameId, type = 'StopIteration'): void {
	const exception = {type, repr: `${type}()`};
	state.emit(frame, {kind: 'refuse', exception}, {because: RULES.exhausted});
}

/**
 * The surrounding expression uses the value after this point, or POP_TOP lets go of it. A use is reported as soon as the value
 * is there. With `sys.monitoring` (3.12+), END_SEND first removes the delegatee, and `done` or `pop` comes after that.
 */
function uses(state: StagerState, record: FrameRecord, {kind, use}: Site, seen: Seen): void {
	const isThere = kind === 'yield' || state.capabilities.backend !== 'monitoring';
	if (!isThere) return;
	if (use === 'use') emitUse(state, record, seen);
	else if (use === 'discard' && record.pending !== null) record.pending.popped = true;
}

/** Whether a line stands outside of the statement whose `yield` waits for its value to be put away. */
function leavesStatement({pending, code}: FrameRecord, number: number): boolean {
	return isOutside(code.sites[pending?.site ?? -1], number);
}

/**
 * Where no instructions are seen, on 3.6: whether the statement whose `yield` waits for its value begins anew, as the only one in
 * a loop does. The lines of one turn only grow, and its first one came before the `yield`.
 */
function beginsAgain({capabilities}: StagerState, {pending, code}: FrameRecord, number: number): boolean {
	const site = code.sites[pending?.site ?? -1];
	return !capabilities.instructions && site !== undefined && number <= site.line;
}
