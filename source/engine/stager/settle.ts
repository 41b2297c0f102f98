import type {Site} from '../../protocol/index.ts';
import {type Move, personId, type Seen} from '../stage.ts';
import type {FrameRecord, Pending} from './known.ts';
import {type StagerState, valued} from './memory.ts';
import {rules} from './rules.ts';

/**
 * The frame has gone on behind a suspension point, so its value went where the code puts it: `assign`, `discard` or
 * `use`. Does nothing when no value is on its way.
 */
export function emitUse(memory: StagerState, known: FrameRecord, seen: Seen): void {
	emitUseOrStore(memory, known, seen, true);
}

/**
 * The same where the frame does something before the value is stored, if it ever is: in `d[(yield k)] = yield v` the second
 * value waits on the stack until the first is there, and what is to be unpacked may not be iterable.
 */
export function emitUseBeforeStore(memory: StagerState, known: FrameRecord, seen: Seen): void {
	emitUseOrStore(memory, known, seen, false);
}

/** Where no instructions are seen, on 3.6: a value that waited was stored when the frame came to another statement. */
export function emitWaitingStores(memory: StagerState, known: FrameRecord, seen: Seen): void {
	if (memory.capabilities.instructions) return;
	for (const {site, value} of known.unstored.splice(0)) {
		const described = known.code.sites[site];
		if (described === undefined) continue;
		const there = {...seen, site, line: described.line};
		memory.emit(known.id, moveOf(described, {site, ...valued(value), taken: true}, undefined), {
			seen: there,
			because: rules.settled,
		});
	}
}

/** The place behind a store was reached: a value that waited for it is stored now. */
export function emitStore(memory: StagerState, known: FrameRecord, site: number, seen: Seen): void {
	if (known.pending?.site === site) {
		emitUse(memory, known, seen);
		return;
	}
	const index = known.unstored.findLastIndex(pending => pending.site === site);
	if (index < 0) return;
	const [pending] = known.unstored.splice(index);
	const described = known.code.sites[site];
	if (pending === undefined || described === undefined) return;
	const local = described.target === undefined ? undefined : known.locals.get(described.target);
	memory.emit(known.id, moveOf(described, pending, local), {seen: {...seen, site, line: described.line}});
}

function emitUseOrStore(memory: StagerState, known: FrameRecord, seen: Seen, isStored: boolean): void {
	const {pending} = known;
	const site = pending === null ? undefined : known.code.sites[pending.site];
	if (pending === null || site === undefined) return;
	known.pending = null;
	const local = site.target === undefined ? undefined : known.locals.get(site.target);
	const sure = pending.taken || local !== undefined;
	// What told of it may already be the next line; the value was taken on the line of its expression.
	const there = {...seen, site: pending.site, line: site.line};
	if (site.use === 'assign' && !isStored) {
		known.unstored.push(pending);
		memory.emit(
			known.id,
			{kind: 'use', ...valued(pending.value)},
			sure ? {seen: there} : {seen: there, because: rules.settled},
		);
		return;
	}
	memory.emit(known.id, moveOf(site, pending, local), sure ? {seen: there} : {seen: there, because: rules.settled});
}

/**
 * Where no instructions are seen, on 3.6: what the innermost running frame calls or prints comes behind its yield, so the
 * expression around that has the value.
 */
export function emitInnermostUse(memory: StagerState): void {
	const known = memory.capabilities.instructions ? undefined : memory.frames.get(memory.running.at(-1) ?? personId);
	const site = known?.code.sites[known.pending?.site ?? -1];
	if (known !== undefined && site !== undefined && isTakenAtOnce(site)) emitUse(memory, known, {});
}

/** Whether nothing that could call or print comes between a value and its use. */
function isTakenAtOnce({use, target}: Site): boolean {
	return use !== 'assign' || (target !== undefined && !/[(\s]/.test(target));
}

function moveOf(site: Site, pending: Pending, local: Pending['value']): Move {
	return site.use === 'assign'
		? {kind: 'assign', target: site.target ?? '?', ...valued(local ?? pending.value)}
		: {kind: site.use, ...valued(pending.value)};
}
