import type {Site} from '../../protocol/index.ts';
import {type Move, personId, type Seen} from '../stage.ts';
import type {FrameRecord, Pending} from './frame-record.ts';
import {RULES} from './rules.ts';
import {type StagerState, valueField} from './stager-state.ts';

/**
 * The frame has gone on after a suspension point, so its value went where the code puts it: `assign`, `discard` or
 * `use`. Does nothing when no value is on its way.
 */
export function emitUse(state: StagerState, record: FrameRecord, seen: Seen): void {
	emitUseOrStore(state, record, seen, true);
}

/**
 * The same, where the frame does something before it stores the value. In `d[(yield k)] = yield v` the second value
 * waits on the stack until the first is there. A value to be unpacked may not be iterable, and then it is never
 * stored.
 */
export function emitUseBeforeStore(state: StagerState, record: FrameRecord, seen: Seen): void {
	emitUseOrStore(state, record, seen, false);
}

/** Where no instructions are seen, on 3.6: a value that waited was stored when the frame came to another statement. */
export function emitWaitingStores(state: StagerState, record: FrameRecord, seen: Seen): void {
	if (state.capabilities.instructions) return;
	for (const {site, value} of record.unstored.splice(0)) {
		const described = record.code.sites[site];
		if (described === undefined) continue;
		const there = {...seen, site, line: described.line};
		state.emit(record.id, moveOf(described, {site, ...valueField(value), taken: true}, undefined), {
			seen: there,
			because: RULES.settled,
		});
	}
}

/**
 * A line outside of the statement begins in which values waited to be stored: they were. CPython tells of the line before it
 * tells of the instruction behind the store.
 */
export function emitStoresBefore(state: StagerState, record: FrameRecord, line: number, seen: Seen): void {
	if (!state.capabilities.instructions) return;
	for (;;) {
		const last = record.unstored.at(-1);
		if (last === undefined || !isOutside(record.code.sites[last.site], line)) return;
		emitStore(state, record, last.site, seen);
	}
}

/** Whether a line stands outside of the statement of a suspension point. */
export function isOutside(site: Site | undefined, line: number): boolean {
	const statement = site?.statement;
	return statement === undefined || line < statement[0] || line > statement[2];
}

/** The place after a store was reached: a value that waited for it is stored now. */
export function emitStore(state: StagerState, record: FrameRecord, site: number, seen: Seen): void {
	if (record.pending?.site === site) {
		emitUse(state, record, seen);
		return;
	}
	const index = record.unstored.findLastIndex(pending => pending.site === site);
	if (index < 0) return;
	const [pending] = record.unstored.splice(index);
	const described = record.code.sites[site];
	if (pending === undefined || described === undefined) return;
	state.emit(record.id, moveOf(described, pending, localOf(state, record, described, pending)), {
		seen: {...seen, site, line: described.line},
	});
}

function emitUseOrStore(state: StagerState, record: FrameRecord, seen: Seen, isStored: boolean): void {
	const {pending} = record;
	const site = pending === null ? undefined : record.code.sites[pending.site];
	if (pending === null || site === undefined) return;
	record.pending = null;
	const local = localOf(state, record, site, pending);
	const sure = pending.taken || local !== undefined;
	// The event that showed the use may belong to the next line. The value was taken on the line of its expression.
	const there = {...seen, site: pending.site, line: site.line};
	if (site.use === 'assign' && !isStored) {
		record.unstored.push(pending);
		state.emit(
			record.id,
			{kind: 'use', ...valueField(pending.value)},
			sure ? {seen: there} : {seen: there, because: RULES.settled},
		);
		return;
	}
	state.emit(record.id, moveOf(site, pending, local), sure ? {seen: there} : {seen: there, because: RULES.settled});
}

/**
 * Where no instructions are seen, on 3.6: what the innermost running frame calls or prints comes after its yield, so the
 * expression around that has the value. Elsewhere: what happens between a POP_TOP and its end is what the discarded value
 * does as it goes.
 */
export function emitInnermostUse(state: StagerState): void {
	const record = state.frames.get(state.running.at(-1) ?? personId);
	const site = record?.code.sites[record.pending?.site ?? -1];
	if (record === undefined || site === undefined) return;
	if (state.capabilities.instructions ? record.pending?.popped === true : isTakenAtOnce(site))
		emitUse(state, record, {});
}

/** Whether nothing that could call or print comes between a value and its use. */
export function isTakenAtOnce({use, target}: Site): boolean {
	return use !== 'assign' || (target?.split(' = ').every(one => !/[(\s]/.test(one)) ?? false);
}

/** A delegation begins: the value that came before is used. On 3.6 it was stored, too, where nothing comes in between. */
export function emitUseBefore(state: StagerState, record: FrameRecord, seen: Seen): void {
	const site = record.code.sites[record.pending?.site ?? -1];
	if (!state.capabilities.instructions && site !== undefined && isTakenAtOnce(site)) emitUse(state, record, seen);
	else emitUseBeforeStore(state, record, seen);
}

/** What the variable that is the target holds. Where no instructions are seen, on 3.6, that may still be what it held before. */
function localOf(
	{capabilities}: StagerState,
	{locals}: FrameRecord,
	{target}: Site,
	{value}: Pending,
): Pending['value'] {
	const local = target === undefined ? undefined : locals.get(target);
	return capabilities.instructions || value === undefined || local?.repr === value.repr ? local : undefined;
}

function moveOf(site: Site, pending: Pending, local: Pending['value']): Move {
	return site.use === 'assign'
		? {kind: 'assign', target: site.target ?? '?', ...valueField(local ?? pending.value)}
		: {kind: site.use, ...valueField(pending.value)};
}
