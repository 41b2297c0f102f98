import type {Session} from '../../../session/contract.ts';
import type {MouseEvent} from '../../input/mouse.ts';
import {inside} from '../../panes/border.ts';
import {stageOfRow} from '../../panes/event-rows.ts';
import {frameOfRow} from '../../panes/frames/frame-rows.ts';
import {offsetOfFrame} from '../../panes/frames/visible-frames.ts';
import {laneAt} from '../../panes/lanes/lane-rows.ts';
import {offsetOfLane} from '../../panes/lanes/visible-lanes.ts';
import {taskOfRow} from '../../panes/tasks/task-rows.ts';
import {offsetOfTask} from '../../panes/tasks/task-tree.ts';
import type {Cell} from '../../state/cell.ts';
import type {PaneId, PanePoint} from '../../state/pane-size.ts';
import {screenOf} from '../../state/screen-kind.ts';
import {scrolledBy, scrolledTo} from '../../state/scroll.ts';
import type {Ui} from '../../state/ui.ts';
import {bare} from '../../terminal/theme/themes.ts';
import type {FocusController} from '../focus/focus-controller.ts';
import {hideFrom} from '../predict/hide-future.ts';

/** What the mouse does. */
export interface PointerController {
	/** The wheel scrolls what is under it. */
	readonly wheel: (event: MouseEvent) => void;
	/** The wheel, turned sideways over the lanes, looks along them. */
	readonly sideways: (event: MouseEvent) => void;
	/**
	 * A click in the log goes to its stage; one on a frame looks at that. In the menu a click marks an entry, and another one on it
	 * takes it.
	 */
	readonly click: (event: MouseEvent) => void;
}

/** What the mouse needs of the rest of the app. */
export interface PointerActions {
	readonly paneAt: (column: number, row: number) => PanePoint | null;
	readonly scrollPane: FocusController['scrollPane'];
	/** Looks along the lanes. */
	readonly pan: (by: 1 | -1) => void;
	/** The entry of the menu at a cell, by its index. */
	readonly entryAt: (column: number, row: number) => number | null;
	/** Moves in the menu. */
	readonly move: (by: number) => void;
	/** Takes the marked entry of the menu. */
	readonly pick: () => void;
	/** Goes to a mark. */
	readonly seek: (mark: number) => void;
}

/** How many rows a notch of the wheel is. */
const NOTCH = 3;

/** In these the wheel marks one thing after the other. */
const BY_ONE: ReadonlySet<PaneId> = new Set(['frames', 'tasks', 'lanes']);

export function createPointerController(
	session: Session,
	ui: Cell<Ui>,
	{paneAt, scrollPane, pan, entryAt, move, pick, seek}: PointerActions,
): PointerController {
	return {
		wheel({by, column, row}) {
			const {help, helpTop} = ui.get();
			if (help) ui.set({helpTop: Math.max(0, helpTop + by * NOTCH)});
			else if (screenOf(session.snapshot()) === 'menu') move(by);
			else {
				const pane = paneAt(column, row);
				if (pane !== null) scrollPane(pane.id, BY_ONE.has(pane.id) ? by : by * NOTCH);
			}
		},
		sideways({by, column, row}) {
			const shown = !ui.get().help && screenOf(session.snapshot()) === 'run';
			if (shown && paneAt(column, row)?.id === 'lanes') pan(by);
		},
		click({column, row}) {
			const {help, prompt, search, finding, scrolled, predicting} = ui.get();
			const whole = session.snapshot();
			if (help || prompt !== null || finding !== null || search?.line) return;
			if (screenOf(whole) === 'menu') {
				const entry = entryAt(column, row);
				if (entry === null) return;
				if (entry === ui.get().choice) pick();
				else ui.set({choice: entry});
				return;
			}
			const pane = paneAt(column, row);
			if (pane === null || pane.at < 0) return;
			// What is not on the screen cannot be clicked on.
			const {state, history, shown, sources, fold} = predicting === null ? whole : hideFrom(whole);
			const by = scrolledBy(scrolled, pane.id, state);
			if (pane.id === 'events') {
				const stage = stageOfRow({history, state, shown, by}, pane.rows, pane.at);
				if (stage !== null) seek(stage + 1);
			} else if (pane.id === 'tasks') {
				const task = taskOfRow({state, theme: bare, by}, pane.rows, pane.at);
				if (task !== null) ui.set({scrolled: scrolledTo(scrolled, 'tasks', state, offsetOfTask(state, task))});
			} else if (pane.id === 'lanes') {
				const view = {history, state, by, look: ui.get().lanes};
				const {lane, stage} = laneAt(view, inside(pane.width), pane.rows, pane.column - 1, pane.at);
				if (stage !== null) seek(stage + 1);
				else if (lane !== null) ui.set({scrolled: scrolledTo(scrolled, 'lanes', state, offsetOfLane(view, lane))});
			} else if (pane.id === 'frames') {
				const view = {state, sources, width: inside(pane.width), theme: bare, less: fold.less};
				const frame = frameOfRow(view, pane.rows, by, pane.at);
				const offset = frame === null ? null : offsetOfFrame(state, frame);
				if (offset !== null) ui.set({scrolled: scrolledTo(scrolled, 'frames', state, offset)});
			}
		},
	};
}
