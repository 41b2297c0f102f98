/** The picture of the lanes, cell by cell. */

import type {LaneCell, LaneEvent, LaneEventKind, Lanes} from '../../../engine/lanes.ts';
import type {Style, Theme} from '../../terminal/theme/theme.ts';
import type {LaneAxis} from './lane-axis.ts';
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
const RARE: ReadonlySet<LaneEventKind> = new Set<LaneEventKind>(['made', 'cancel', 'thrown', 'ended', 'failed']);

/** So many turns of a column are looked at for folded lanes. */
const MOST_TURNS = 64;

/** What the picture is made of. `length`: how many stages there are; `cursor`: the one on show. */
export interface LanesPicture {
	readonly lanes: Lanes;
	readonly axis: LaneAxis;
	readonly length: number;
	readonly cursor: number;
}

/** The rows of cells for some entries. */
export function laneCells(entries: readonly LaneEntry[], picture: LanesPicture): Cell[][] {
	const {lanes, axis, length} = picture;
	const rows = entries.map(entry => (entry.kind === 'lane' ? laneRow(entry.id, picture) : emptyRow(axis.columns)));
	markFolded(rows, entries, picture);
	const places = new Map(
		entries.flatMap((entry, index) => (entry.kind === 'lane' ? [[entry.id, index] as const] : [])),
	);
	const to = Math.min(length, axis.stageOf(axis.columns));
	const kinds = axis.detail === 'rare' ? RARE : ALL;
	for (const event of lanes.events(axis.stageOf(0), to, kinds, places)) drawEvent(event, rows, places, picture);
	for (const row of rows) showRuns(row, picture);
	return rows;
}

function emptyRow(columns: number): Cell[] {
	return Array.from({length: columns}, () => ({sign: ' ', event: null, cell: 'none'}));
}

function laneRow(id: number, {lanes, axis, length, cursor}: LanesPicture): Cell[] {
	return Array.from({length: axis.columns}, (_, column) => {
		const from = axis.stageOf(column);
		const to = Math.min(length, axis.stageAfter(column));
		const cell = from >= length ? 'none' : lanes.cell(id, from, to);
		// In the column of the cursor it may be at work only in what is still to come.
		const later = from > cursor || (cursor + 1 < to && lanes.cell(id, from, cursor + 1) !== 'run');
		return {sign: cell === 'run' && later ? AHEAD : signs[cell], event: null, cell};
	});
}

/** ▪ where one of the folded lanes is at work. */
function markFolded(rows: readonly Cell[][], entries: readonly LaneEntry[], {lanes, axis, length}: LanesPicture): void {
	const folded = new Map<number, number>();
	for (const [index, entry] of entries.entries()) {
		if (entry.kind === 'gap') for (const lane of entry.lanes) folded.set(lane, index);
	}
	if (folded.size === 0) return;
	for (let column = 0; column < axis.columns && axis.stageOf(column) < length; column++) {
		const to = Math.min(length, axis.stageAfter(column));
		if (axis.stageOf(column) === to) continue;
		const first = Math.max(0, lanes.turnAt(axis.stageOf(column)));
		const last = lanes.turnAt(to - 1);
		for (let turn = first; turn <= last && turn < first + MOST_TURNS; turn++) {
			const cell = rows[folded.get(lanes.turnLane(turn)) ?? -1]?.[column];
			if (cell !== undefined) Object.assign(cell, {sign: '▪', cell: 'run'});
		}
	}
}

/** A run that the sign of an event covers is shown right after it, where that is free. */
function showRuns(row: readonly Cell[], {axis, cursor, length}: LanesPicture): void {
	for (const [column, {event, cell}] of row.entries()) {
		const next = row[column + 1];
		const isCovered = cell === 'run' && event !== null && event !== 'ended' && event !== 'failed';
		if (!isCovered || next === undefined || next.event !== null || next.cell === 'run') continue;
		const from = axis.stageOf(column);
		const after = axis.stageOf(column + 1);
		// A moment of its own says what was then.
		const isFree = axis.name === 'time' ? after >= axis.stageAfter(column + 1) : after - from > 1;
		if (isFree && after < length) Object.assign(next, {sign: from > cursor ? AHEAD : signs.run, cell});
	}
}

/** Where a stage takes several columns, a lane ends in the last of them. */
function columnOfEvent({stage, kind}: LaneEvent, {name, columnOf}: LaneAxis): number {
	const column = columnOf(stage);
	const isEnd = kind === 'ended' || kind === 'failed';
	return isEnd && name === 'stage' ? Math.max(column, columnOf(stage + 1) - 1) : column;
}

function drawEvent(
	event: LaneEvent,
	rows: readonly Cell[][],
	places: ReadonlyMap<number, number>,
	{axis, cursor}: LanesPicture,
): void {
	const column = columnOfEvent(event, axis);
	// The column of the cursor shows what has happened.
	if (event.stage > cursor && column === axis.columnOf(cursor)) return;
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
			return way === 0 ? '◇' : way > 0 ? '▼' : '▲';
		case 'sent':
			return way < 0 ? '↑' : '↓';
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
