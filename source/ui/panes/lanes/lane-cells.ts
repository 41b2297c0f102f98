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

/** More events than these are not drawn: a picture zoomed out so far is full of them. */
const MOST_EVENTS = 4_000;
const MOST_TURNS = 20_000;

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
	const places = new Map(entries.flatMap((entry, index) => (entry.kind === 'lane' ? [[entry.id, index] as const] : [])));
	const to = Math.min(length, stageOf(window, window.columns));
	for (const event of lanes.events(window.first, to, MOST_EVENTS)) drawEvent(event, rows, places, picture);
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
function markFolded(rows: readonly Cell[][], entries: readonly LaneEntry[], {lanes, window, length}: LanesPicture): void {
	const folded = new Map<number, number>();
	for (const [index, entry] of entries.entries()) {
		if (entry.kind === 'gap') for (const lane of entry.lanes) folded.set(lane, index);
	}
	if (folded.size === 0) return;
	const end = Math.min(length, stageOf(window, window.columns));
	const last = lanes.turnAt(end - 1);
	for (let turn = Math.max(lanes.turnAt(window.first), last - MOST_TURNS, 0); turn <= last; turn++) {
		const row = folded.get(lanes.turnLane(turn));
		if (row === undefined) continue;
		const from = Math.max(0, columnOf(window, lanes.turnStart(turn)));
		const to = columnOf(window, Math.min(end, lanes.turnStart(turn + 1)) - 1);
		for (const cell of rows[row]?.slice(from, to + 1) ?? []) Object.assign(cell, {sign: '▪', cell: 'run'});
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
