import type {Session} from '../../../session/contract.ts';
import {MOST_ZOOM} from '../../panes/lanes/lane-window.ts';
import {laneAtWork} from '../../panes/lanes/visible-lanes.ts';
import type {Cell} from '../../state/cell.ts';
import type {PaneId, PaneSize} from '../../state/pane-size.ts';
import type {Ui} from '../../state/ui.ts';
import {markedLane} from '../focus/marked-lane.ts';

/** What keys do about tasks and lanes. */
export interface TasksController {
	/** The tasks, then the lanes, then neither. */
	readonly show: () => void;
	/** On to the next turn of the task at work, or of the one that is marked. */
	readonly turn: () => void;
	/** Closer to the lanes, with fewer stages in a column, or further away. */
	readonly zoom: (by: 1 | -1) => void;
}

type Below = Ui['below'];

/** What comes after what. Without a task there are only lanes. */
export function nextBelow(below: Below, hasTasks: boolean): Below {
	if (below === null) return hasTasks ? 'tasks' : 'lanes';
	return below === 'tasks' ? 'lanes' : null;
}

/** Where some panes are chosen, it is one of these. */
function chosenBelow(panes: readonly PaneId[]): Below {
	return panes.includes('tasks') ? 'tasks' : panes.includes('lanes') ? 'lanes' : null;
}

/** The chosen panes with another one instead of the frames, or with these again. */
function chosenWith(panes: readonly PaneId[], below: Below): readonly PaneId[] {
	const others = panes.filter(id => id !== 'tasks' && id !== 'lanes' && id !== 'frames');
	return [...others, below ?? 'frames'];
}

/** `panes` gives those on the screen at this moment. */
export function createTasksController(
	session: Session,
	ui: Cell<Ui>,
	panes: () => readonly PaneSize[],
): TasksController {
	return {
		show() {
			const {panes: chosen, below, focus} = ui.get();
			const {hasTasks} = session.snapshot().history.lanes;
			if (chosen === null) ui.set({below: nextBelow(below, hasTasks), zoomed: false});
			else ui.set({panes: chosenWith(chosen, nextBelow(chosenBelow(chosen), hasTasks)), zoomed: false});
			const shown = panes();
			if (focus !== null && !shown.some(({id}) => id === focus)) {
				ui.set({focus: shown.find(({id}) => id === 'lanes')?.id ?? null});
			}
		},
		turn() {
			const snapshot = session.snapshot();
			session.turn(markedLane(snapshot, ui.get()) ?? laneAtWork(snapshot));
		},
		zoom(by) {
			ui.set({laneZoom: Math.max(MOST_ZOOM.closer, Math.min(MOST_ZOOM.wider, ui.get().laneZoom - by))});
		},
	};
}
