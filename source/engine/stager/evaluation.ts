import type {FrameId, Site} from '../../protocol/index.ts';
import {personId, type Seen} from '../stage.ts';
import {refuse} from './calls.ts';
import {delegate} from './delegations.ts';
import type {AtSite, FrameRecord, Of, Step} from './known.ts';
import {type StagerState, valued} from './memory.ts';
import {rules} from './rules.ts';
import {emitInnermostUse, emitStore, emitUse, emitUseBeforeStore, emitWaitingStores} from './settle.ts';

/** A line is about to run. */
export function line(memory: StagerState, observation: Of<'line'>): void {
	const known = memory.frames.get(observation.frame);
	if (known === undefined) return;
	const seen = memory.see(observation, {line: observation.line});
	const {cleaning} = known;
	known.cleaning = null;
	// From 3.13 on CLEANUP_THROW begins a line of its own, but nothing of that line runs.
	if (cleaning === observation.line) {
		const {line: number, locals} = observation;
		known.untold = {...known.untold, line: number, ...(locals === undefined ? {} : {locals})};
		return;
	}
	// A line may begin between the yield and the place where its value goes, in a statement of several lines.
	if (leavesStatement(known, observation.line)) {
		emitUse(memory, known, seen);
		emitWaitingStores(memory, known, seen);
	}
	// Without instructions it is not seen how a delegation to what is no generator ends.
	if (!memory.capabilities.instructions && known.delegation?.to === null) known.delegation = null;
	const text = memory.sourceLine(known.code.file, observation.line);
	memory.emit(known.id, {kind: 'evaluate', line: observation.line, text}, {seen});
}

/** One of the instructions that matter to a suspension point, or any one. */
export function instruction(memory: StagerState, observation: Of<'instruction'>): void {
	if (observation.at === 'step') {
		step(memory, observation);
		return;
	}
	const known = memory.frames.get(observation.frame);
	const site = known?.code.sites[observation.site];
	if (known === undefined || site === undefined) return;
	known.cleaning = null;
	const seen = memory.see(observation, {site: observation.site});
	switch (observation.at) {
		case 'delegate':
			emitUseBeforeStore(memory, known, seen);
			delegate(memory, known, observation, site);
			return;
		case 'take':
			take(memory, known, observation, site, seen);
			return;
		case 'done':
			emitStore(memory, known, observation.site, seen);
			return;
		default:
			observation satisfies never;
	}
}

/** Any instruction, where the person steps by those. What is pending is not settled by it: that has its own. */
function step(memory: StagerState, observation: Step): void {
	const known = memory.frames.get(observation.frame);
	if (known === undefined) return;
	const {line, offset, opname, argument} = observation;
	const text = memory.sourceLine(known.code.file, line);
	const seen = memory.see(observation, {line});
	memory.emit(known.id, {kind: 'evaluate', line, text, instruction: {offset, opname, argument}}, {seen});
}

/** An exception that arises is no stage of its own; where it goes is. */
export function raise(memory: StagerState, observation: Of<'raise'>): void {
	const known = memory.frames.get(observation.frame);
	if (known === undefined) return;
	if (known.pending?.taken && memory.capabilities.instructions) emitUseBeforeStore(memory, known, {});
	// The statement that would store them is over.
	known.unstored = [];
	known.untold = {...known.untold, ...memory.see(observation, {line: observation.line})};
	refuse(memory, observation);
}

/** An `except` or `finally` of the frame takes the exception. */
export function handled(memory: StagerState, observation: Of<'handled'>): void {
	const known = memory.frames.get(observation.frame);
	if (known === undefined) return;
	known.delegation = null;
	known.cleaning = null;
	const seen = memory.see(observation, {line: observation.line});
	memory.emit(known.id, {kind: 'catch', exception: observation.exception}, {seen});
}

/** The program wrote. */
export function output(memory: StagerState, {stream, text, around}: Of<'output'>): void {
	const frame = memory.running.at(-1) ?? personId;
	emitInnermostUse(memory);
	memory.emit(frame, {kind: 'output', stream, text}, around === true ? {because: rules.writtenBehind} : {});
}

/** The instruction that takes the value of the expression is next. */
function take(memory: StagerState, known: FrameRecord, observation: AtSite, site: Site, seen: Seen): void {
	const top = observation.stack?.at(-1);
	if (site.kind === 'yield') {
		if (known.pending === null) return;
		known.pending = {site: observation.site, ...valued(top ?? known.pending.value), taken: true};
		uses(memory, known, site, seen);
		return;
	}
	const value = top ?? known.delegated ?? undefined;
	const to = known.delegation?.to ?? null;
	if (to !== null && !memory.frames.has(to) && known.delegation?.isFinished) refuseFinished(memory, to);
	known.delegation = null;
	known.delegated = null;
	known.pending = {site: observation.site, ...valued(value), taken: true};
	const isCaught = known.caughtAt === observation.site;
	known.caughtAt = null;
	if (!isCaught) memory.emit(known.id, {kind: 'catch', ...valued(value)}, {seen});
	uses(memory, known, site, seen);
}

/** What a delegator stands on was finished before: it says so at once. */
function refuseFinished(memory: StagerState, frame: FrameId): void {
	const exception = {type: 'StopIteration', repr: 'StopIteration()'};
	memory.emit(frame, {kind: 'refuse', exception}, {because: rules.exhausted});
}

/**
 * What the expression around it does with the value comes behind the use, so that is told as soon as the value is there. With
 * `sys.monitoring`, from 3.12 on, END_SEND first takes the delegatee away, and `done` comes behind that.
 */
function uses(memory: StagerState, known: FrameRecord, {kind, use}: Site, seen: Seen): void {
	const isThere = kind === 'yield' || memory.capabilities.backend !== 'monitoring';
	if (use === 'use' && isThere) emitUse(memory, known, seen);
}

/** Whether a line stands outside of the statement whose `yield` waits for its value to be put away. */
function leavesStatement({pending, code}: FrameRecord, number: number): boolean {
	const statement = pending === null ? undefined : code.sites[pending.site]?.statement;
	return statement === undefined || number < statement[0] || number > statement[2];
}
