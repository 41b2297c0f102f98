import {personId} from '../../../engine/stage.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {frameName} from '../../../wording/frame-name.ts';
import {secondsText} from '../../../wording/loop-time.ts';
import {type LanesLook, lookedStage} from '../../state/lanes-look.ts';
import {type Piece, padded, row} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {nameOfTask, taskSign} from '../tasks/task-words.ts';
import {axisOf} from './axis-of.ts';
import {type LaneAxis, nameColumns} from './lane-axis.ts';
import {type Cell, cellStyle, laneCells} from './lane-cells.ts';
import {type LanesPlace, laneAtWork, laneEntries, lanesOf, selectedLane} from './visible-lanes.ts';

/** What the lanes are drawn from. */
export interface LanesView extends LanesPlace {
	/** How far the lane that is marked is from the one at work. */
	readonly by: number;
	readonly look: LanesLook;
}

/** The title: how many lanes there are, how much a column is, and the loop's time at the stage on show. */
export function lanesTitle(view: LanesView, width: number): string {
	const time = view.history.lanes.timeAt(view.state.position - 1);
	const now = time === null ? '' : `, loop time ${secondsText(time)}`;
	return `lanes: ${lanesOf(view).length}, ${axisOf(view, view.look, width).scale}${now}`;
}

/** The axis, and a row for each lane: █ is at work, ═ is ready, ─ waits; the column of the stage on show is lit. */
export function laneRows(view: LanesView, width: number, height: number, theme: Theme): string[] {
	const {history, state} = view;
	const axis = axisOf(view, view.look, width);
	const cursor = state.position - 1;
	const selected = selectedLane(view, view.by);
	const entries = laneEntries(view, selected, height - 1);
	const picture = {lanes: history.lanes, axis, length: history.length, cursor};
	const atWork = laneAtWork(view);
	const at = axis.columnOf(cursor);
	const rows = laneCells(entries, picture).map((cells, index) => {
		const entry = entries[index];
		const name =
			entry?.kind === 'lane'
				? ([entry.id === atWork ? theme.active : theme.plain, laneLabel(entry.id, view, {atWork, selected})] as const)
				: ([theme.faint, ` ⋮ ${entry?.lanes.length ?? 0} more`] as const);
		const columns = nameColumns(width);
		return row(width, [name[0], padded(name[1], columns - 1)], ' ', ...pieces(cells, at, theme));
	});
	return [axisRow(view, axis, width, theme), ...rows].slice(0, height);
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

/** The labels; ◆ above the stage on show, ◇ above another one that is looked at. */
function axisRow(view: LanesView, axis: LaneAxis, width: number, theme: Theme): string {
	const columns = nameColumns(width);
	const at = axis.columnOf(view.state.position - 1);
	const looked = lookedStage(view.look, view.state);
	const other = looked === null ? -1 : axis.columnOf(looked);
	const cells = Array.from({length: axis.columns}, () => ' ');
	for (const {column, text} of axis.ticks) {
		const label = `╷${text}`;
		const covered = (mark: number): boolean => column <= mark && mark < column + label.length;
		// Without a part of it, a number is another number.
		if (covered(at) || covered(other) || column + label.length > cells.length) continue;
		for (const [index, sign] of [...label].entries()) cells[column + index] = sign;
	}
	if (other >= 0 && other < cells.length) cells[other] = '◇';
	const line = cells.join('');
	const name = [theme.faint, padded(` ${axis.name}`, columns)] as const;
	return at < 0 || at >= cells.length
		? row(width, name, [theme.faint, line])
		: row(width, name, [theme.faint, line.slice(0, at)], [theme.active, '◆'], [theme.faint, line.slice(at + 1)]);
}

/** The lane in a row of the pane, and the stage in a column of it; null: none. */
export function laneAt(
	view: LanesView,
	width: number,
	height: number,
	column: number,
	index: number,
): {readonly lane: FrameId | null; readonly stage: number | null} {
	const axis = axisOf(view, view.look, width);
	const entry = laneEntries(view, selectedLane(view, view.by), height - 1)[index - 1];
	const lane = entry?.kind === 'lane' ? entry.id : null;
	const at = column - nameColumns(width);
	const first = at < 0 ? Number.POSITIVE_INFINITY : axis.stageOf(at);
	const {lanes, length} = view.history;
	if (first >= length) return {lane, stage: null};
	const end = Math.min(length, axis.stageAfter(at));
	const turn = lane === null ? null : lanes.nextTurn(lane, first);
	// While time only passes, nothing happens but what came before.
	return {lane, stage: turn !== null && turn < end ? turn : first === end ? first - 1 : first};
}
