import {personId} from '../../../engine/stage.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {frameName} from '../../../wording/frame-name.ts';
import {secondsText} from '../../../wording/loop-time.ts';
import {type Piece, padded, row} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {nameOfTask, taskSign} from '../tasks/task-words.ts';
import {type Cell, cellStyle, laneCells} from './lane-cells.ts';
import {columnOf, type LaneWindow, laneWindow, nameColumns, stageAfter, stageOf} from './lane-window.ts';
import {type LanesPlace, laneAtWork, laneEntries, lanesOf, selectedLane} from './visible-lanes.ts';

/** What the lanes are drawn from. */
export interface LanesView extends LanesPlace {
	/** How far the lane that is marked is from the one at work. */
	readonly by: number;
	/** How often the stages of a column are doubled. */
	readonly zoom: number;
}

/** Room for a number of the axis. */
const TICK = 12;

/** The stages that the columns of a pane stand for. */
export function windowOf({history, state, zoom}: LanesView, width: number): LaneWindow {
	return laneWindow(history.length, state.position - 1, Math.max(1, width - nameColumns(width)), zoom);
}

/** The title: how many lanes there are, and how many stages a column is. */
export function lanesTitle(view: LanesView, width: number): string {
	const count = lanesOf(view).length;
	const {per} = windowOf(view, width);
	return `lanes: ${count}, ${scaleText(per)}`;
}

function scaleText(per: number): string {
	if (per < 1) return `${1 / per} columns a stage`;
	return per === 1 ? '1 stage a column' : `${per.toLocaleString('en')} stages a column`;
}

/** The axis, and a row for each lane: █ is at work, ═ is ready, ─ waits; the column of the stage on show is lit. */
export function laneRows(view: LanesView, width: number, height: number, theme: Theme): string[] {
	const {history, state} = view;
	const window = windowOf(view, width);
	const cursor = state.position - 1;
	const selected = selectedLane(view, view.by);
	const entries = laneEntries(view, selected, height - 1);
	const picture = {lanes: history.lanes, window, length: history.length, cursor};
	const atWork = laneAtWork(view);
	const at = columnOf(window, cursor);
	const rows = laneCells(entries, picture).map((cells, index) => {
		const entry = entries[index];
		const name =
			entry?.kind === 'lane'
				? ([entry.id === atWork ? theme.active : theme.plain, laneLabel(entry.id, view, {atWork, selected})] as const)
				: ([theme.faint, ` ⋮ ${entry?.lanes.length ?? 0} more`] as const);
		const columns = nameColumns(width);
		return row(width, [name[0], padded(name[1], columns - 1)], ' ', ...pieces(cells, at, theme));
	});
	return [axisRow(view, window, width, theme), ...rows].slice(0, height);
}

function laneLabel(
	id: FrameId,
	view: LanesView,
	{atWork, selected}: {readonly atWork: FrameId; readonly selected: FrameId | null},
): string {
	const {state} = view;
	const task = state.tasks.get(id);
	const frame = state.frames.get(id);
	const rests = task
		? taskSign(task)
		: frame
			? {created: '○', running: '●', suspended: '‖', closed: '■'}[frame.status]
			: ' ';
	const ended = task !== undefined && task.outcome !== null;
	const sign = id === selected ? '›' : id === atWork && !ended ? '▶' : rests;
	return `${sign} ${laneName(id, view)}`;
}

/** What a lane is called. That of the client is the event loop's where there are tasks. */
export function laneName(id: FrameId, {history, state}: LanesPlace): string {
	if (id !== personId) return state.tasks.has(id) ? nameOfTask(id, state) : frameName(history, id);
	return history.lanes.hasTasks ? 'event loop' : 'client';
}

/** Cells of one style as one piece, and the column of the cursor by itself. */
function pieces(cells: readonly Cell[], at: number, theme: Theme): Piece[] {
	const result: [ReturnType<typeof cellStyle>, string][] = [];
	for (const [column, cell] of cells.entries()) {
		const here = column === at;
		const style = here ? theme.lit : cellStyle(cell, column > at, theme);
		const sign = here && cell.sign === ' ' ? '┊' : cell.sign;
		const last = result.at(-1);
		if (last !== undefined && last[0] === style) last[1] += sign;
		else result.push([style, sign]);
	}
	return result;
}

/** Numbers of stages, and the loop's time where it is known; ◆ above the stage on show. */
function axisRow({history, state}: LanesView, window: LaneWindow, width: number, theme: Theme): string {
	const columns = nameColumns(width);
	const at = columnOf(window, state.position - 1);
	const cells = Array.from({length: window.columns}, () => ' ');
	for (let column = 0; column < window.columns; column += TICK) {
		const stage = stageOf(window, column);
		if (stage >= history.length) break;
		const time = history.lanes.timeAt(stage);
		const text = `╷${stage + 1}${time === null ? '' : ` ${secondsText(time)}`}`.slice(0, TICK - 1);
		// Without a part of it, a number is another number.
		if (column <= at && at < column + text.length) continue;
		for (const [index, sign] of [...text].entries()) if (column + index < cells.length) cells[column + index] = sign;
	}
	const line = cells.join('');
	return at < 0 || at >= cells.length
		? row(width, [theme.faint, padded(' stage', columns)], [theme.faint, line])
		: row(
				width,
				[theme.faint, padded(' stage', columns)],
				[theme.faint, line.slice(0, at)],
				[theme.active, '◆'],
				[theme.faint, line.slice(at + 1)],
			);
}

/** The lane in a row of the pane, and the stage in a column of it; null: none. */
export function laneAt(
	view: LanesView,
	width: number,
	height: number,
	column: number,
	index: number,
): {readonly lane: FrameId | null; readonly stage: number | null} {
	const window = windowOf(view, width);
	const entry = laneEntries(view, selectedLane(view, view.by), height - 1)[index - 1];
	const lane = entry?.kind === 'lane' ? entry.id : null;
	const at = column - nameColumns(width);
	const first = stageOf(window, at);
	if (at < 0 || first >= view.history.length) return {lane, stage: null};
	const {lanes, length} = view.history;
	const end = Math.min(length, stageAfter(window, at));
	const turn = lane === null ? null : lanes.nextTurn(lane, first);
	return {lane, stage: turn !== null && turn < end ? turn : first};
}
