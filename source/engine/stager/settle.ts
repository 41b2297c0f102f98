import type {Site} from '../../protocol/index.ts';
import {type Move, personId, type Seen} from '../stage.ts';
import type {Known, Pending} from './known.ts';
import {type Memory, valued} from './memory.ts';
import {rules} from './rules.ts';

/**
 * The frame has gone on behind a suspension point, so its value went where the code puts it: `assign`, `discard` or
 * `use`. Does nothing when no value is on its way.
 */
export function settle(memory: Memory, known: Known, seen: Seen): void {
	const {pending} = known;
	const site = pending === null ? undefined : known.code.sites[pending.site];
	if (pending === null || site === undefined) return;
	known.pending = null;
	const local = site.target === undefined ? undefined : known.locals.get(site.target);
	const sure = pending.taken || local !== undefined;
	// What told of it may already be the next line; the value was taken on the line of its expression.
	const there = {...seen, site: pending.site, line: site.line};
	memory.emit(known.id, moveOf(site, pending, local), sure ? {seen: there} : {seen: there, because: rules.settled});
}

/**
 * Where no instructions are seen, on 3.6: what the innermost running frame calls or prints comes behind its yield, so the
 * expression around that has the value.
 */
export function settleUse(memory: Memory): void {
	const known = memory.capabilities.instructions ? undefined : memory.frames.get(memory.running.at(-1) ?? personId);
	const site = known?.code.sites[known.pending?.site ?? -1];
	if (known !== undefined && site?.use === 'use') settle(memory, known, {});
}

function moveOf(site: Site, pending: Pending, local: Pending['value']): Move {
	return site.use === 'assign'
		? {kind: 'assign', target: site.target ?? '?', ...valued(local ?? pending.value)}
		: {kind: site.use, ...valued(pending.value)};
}
