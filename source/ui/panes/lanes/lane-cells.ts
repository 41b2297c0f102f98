/** The picture of the lanes, cell by cell. */

import type {LaneCell, LaneEvent, LaneEventKind, Lanes} from '../../../engine/lanes.ts';
import type {Style, Theme} from '../../terminal/theme/theme.ts';
import {columnOf, type LaneWindow, stageAfter, stageOf} from './lane-window.ts';
import type {LaneEntry} from './visible-lanes.ts';

/** A cell: its sign, and whose event it is, if any. */
export interface Cell {
	sign: string;
	event: LaneEventKind | null;
	cell: LaneCell;
}

/** What stands for what a lane does. Behind the cursor a bar is lighter. */
const signs: Readonly<Record<LaneCell, string>> = {run: '█', ready: '═', wait: '─', none: ' '};
const AHEAD = '▒';

/** What stands where a line of an arrow crosses a lane. */
const crossed: Readonly<Record<string, string>> = {' ': '│', '─': '┼', '═': '╪'};

/** The one that is shown where several things happen in a cell. */
const importance: Readonly<Record<LaneEventKind, number>> = {
	sent: 1,
	woken: 2,
	made: 3,
	cancel: 4,
	thrown: 5,
	ended: 6,
	failed: 7,
};

const ALL: ReadonlySet<LaneEventKind> = new Set(Object.keys(importance) as LaneEventKind[]);
/** Where a column is more stages than this, each has something that wakes. */
const MANY_STAGES = 32;
const RARE: ReadonlySet<LaneEventKind> = new Set<LaneEventKind>(['made', 'cancel', 'thrown', 'ended', 'failed']);

/** So many turns of a column are looked at for folded lanes. */
const MOST_TURNS = 64;

/** What the picture is made of. `length`: how many stages there are; `cursor`: the one on show. */
export interface LanesPicture {
	readonly lanes: Lanes;
	readonly window: LaneWindow;
	readonly length: number;
	readonly cursor: number;
}

/** The rows of cells for some entries. */
export function laneCells(entries: readonly LaneEntry[], picture: LanesPicture): Cell[][] {
	const {lanes, window, length} = picture;
	const rows = entries.map(entry => (entry.kind === 'lane' ? laneRow(entry.id, picture) : emptyRow(window.columns)));
	markFolded(rows, entries, picture);
	const places = new Map(
		entries.flatMap((entry, index) => (entry.kind === 'lane' ? [[entry.id, index] as const] : [])),
	);
	const to = Math.min(length, stageOf(window, window.columns));
	const kinds = window.per > MANY_STAGES ? RARE : ALL;
	for (const event of lanes.events(window.first, to, kinds)) drawEvent(event, rows, places, picture);
	return rows;
}

function emptyRow(columns: number): Cell[] {
	return Array.from({length: columns}, () => ({sign: ' ', event: null, cell: 'none'}));
}

function laneRow(id: number, {lanes, window, length, cursor}: LanesPicture): Cell[] {
	return Array.from({length: window.columns}, (_, column) => {
		const from = stageOf(window, column);
		const to = Math.min(length, stageAfter(window, column));
		const cell = from >= length ? 'none' : lanes.cell(id, from, to);
		return {sign: cell === 'run' && from > cursor ? AHEAD : signs[cell], event: null, cell};
	});
}

/** ▪ where one of the folded lanes is at work. */
function markFolded(
	rows: readonly Cell[][],
	entries: readonly LaneEntry[],
	{lanes, window, length}: LanesPicture,
): void {
	const folded = new Map<number, number>();
	for (const [index, entry] of entries.entries()) {
		if (entry.kind === 'gap') for (const lane of entry.lanes) folded.set(lane, index);
	}
	if (folded.size === 0) return;
	for (let column = 0; column < window.columns && stageOf(window, column) < length; column++) {
		const first = Math.max(0, lanes.turnAt(stageOf(window, column)));
		const last = lanes.turnAt(Math.min(length, stageAfter(window, column)) - 1);
		for (let turn = first; turn <= last && turn < first + MOST_TURNS; turn++) {
			const cell = rows[folded.get(lanes.turnLane(turn)) ?? -1]?.[column];
			if (cell !== undefined) Object.assign(cell, {sign: '▪', cell: 'run'});
		}
	}
}

function drawEvent(
	event: LaneEvent,
	rows: readonly Cell[][],
	places: ReadonlyMap<number, number>,
	{window}: LanesPicture,
): void {
	const column = columnOf(window, event.stage);
	const at = places.get(event.lane);
	const cell = rows[at ?? -1]?.[column];
	if (at === undefined || cell === undefined) return;
	const from = event.from === null ? undefined : places.get(event.from);
	if (importance[event.kind] >= (cell.event === null ? 0 : importance[cell.event])) {
		cell.event = event.kind;
		cell.sign = eventSign(event.kind, from === undefined ? 0 : Math.sign(at - from));
	}
	if (from === undefined) return;
	for (let row = Math.min(from, at) + 1; row < Math.max(from, at); row++) {
		const between = rows[row]?.[column];
		if (between !== undefined && between.event === null) between.sign = crossed[between.sign] ?? between.sign;
	}
}

/** `way`: 1 where the arrow points down, -1 where it points up, 0 where it comes from no lane in sight. */
function eventSign(kind: LaneEventKind, way: number): string {
	switch (kind) {
		case 'made':
			return '○';
		case 'woken':
		case 'sent':
			return way === 0 ? '◇' : way > 0 ? '▼' : '▲';
		case 'thrown':
			return '↯';
		case 'cancel':
			return '!';
		case 'ended':
			return '■';
		case 'failed':
			return '✖';
		default:
			return kind satisfies never;
	}
}

/** How a cell looks; its sign says the same. */
export function cellStyle({event, cell}: Cell, ahead: boolean, theme: Theme): Style {
	if (event === 'failed' || event === 'thrown' || event === 'cancel') return theme.wrong;
	if (ahead) return theme.faint;
	if (event !== null) return theme.value;
	return cell === 'run' ? theme.active : cell === 'ready' ? theme.title : theme.faint;
}
