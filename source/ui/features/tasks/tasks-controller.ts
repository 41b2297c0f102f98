import type {Session, Snapshot} from '../../../session/contract.ts';
import {inside} from '../../panes/border.ts';
import {axisOf, hasTime} from '../../panes/lanes/axis-of.ts';
import type {LaneAxis} from '../../panes/lanes/lane-axis.ts';
import {laneAtWork} from '../../panes/lanes/visible-lanes.ts';
import type {Cell} from '../../state/cell.ts';
import {type LanesLook, lookedStage} from '../../state/lanes-look.ts';
import type {PaneId, PlacedPane} from '../../state/pane-size.ts';
import type {Ui} from '../../state/ui.ts';
import {markedLane} from '../focus/marked-lane.ts';
import {hideFrom} from '../predict/hide-future.ts';
import {goToTurn} from './go-to-turn.ts';

/** What keys do about tasks and lanes. */
export interface TasksController {
	/** The tasks, then the lanes, then neither. */
	readonly show: () => void;
	/** On to the next turn of the task at work, or of the one that is marked. */
	readonly turn: () => void;
	/** Closer to the lanes, with less in a column, or further away. */
	readonly zoom: (by: 1 | -1) => void;
	/** Steps or the loop's time across. */
	readonly axis: () => void;
	/** Looks along the lanes: on, or back. */
	readonly pan: (by: 1 | -1) => void;
}

type Below = Ui['below'];

/** A look along the lanes goes by one of so many parts of what is in sight. */
const PARTS = 4;

/** Where there is no screen. */
const USUAL_WIDTH = 80;

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
	panes: () => readonly PlacedPane[],
): TasksController {
	const seen = (): Snapshot => (ui.get().predicting === null ? session.snapshot() : hideFrom(session.snapshot()));
	const axisNow = (look: LanesLook): LaneAxis => {
		const width = panes().find(({id}) => id === 'lanes')?.width;
		return axisOf(seen(), look, inside(width ?? USUAL_WIDTH));
	};

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
			goToTurn(session, ui, markedLane(snapshot, ui.get()) ?? laneAtWork(snapshot));
		},
		zoom(by) {
			const look = ui.get().lanes;
			const closer = axisNow(look).zoom - by;
			ui.set({lanes: {...look, zoom: axisNow({...look, zoom: closer}).zoom}});
		},
		axis() {
			const look = ui.get().lanes;
			const sentence = noTimeAcross(session.snapshot());
			if (look.axis === 'time') ui.set({lanes: {...look, axis: 'steps', zoom: 0}});
			else if (sentence === null) ui.set({lanes: {...look, axis: 'time', zoom: 0}});
			else ui.set({note: sentence});
		},
		pan(by) {
			const {lanes: look} = ui.get();
			const {state} = seen();
			const axis = axisNow(look);
			const from = lookedStage(look, state) ?? state.position - 1;
			const stage = axis.stageAway(from, by * Math.max(1, Math.floor(axis.columns / PARTS)));
			ui.set({lanes: {...look, stage, at: state}});
		},
	};
}

/** Why the loop's time cannot be across; null: it can. */
function noTimeAcross(snapshot: Snapshot): string | null {
	const {history, loop} = snapshot;
	if (hasTime(snapshot)) return null;
	if (!history.lanes.hasTasks) return 'There is no event loop so far, and no loop time.';
	return loop.clock === 'virtual'
		? 'The loop has told no time so far.'
		: 'Real time is not shown: it differs in each run. --clock virtual shows time.';
}
