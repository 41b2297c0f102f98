import type {Session} from '../../../session/contract.ts';
import {selectedStage} from '../../panes/event-rows.ts';
import {spanOf} from '../../panes/scroll-spans.ts';
import type {Cell} from '../../state/cell.ts';
import {lookedStage} from '../../state/lanes-look.ts';
import type {PaneId, PaneSize} from '../../state/pane-size.ts';
import {clamped, scrolledBy, scrolledTo} from '../../state/scroll.ts';
import type {Ui} from '../../state/ui.ts';
import {goToTurn} from '../tasks/go-to-turn.ts';
import {markedLane} from './marked-lane.ts';

/** What a key may do about the focus. */
export interface FocusController {
	/** To the next pane, or to the one before. */
	readonly move: (by: 1 | -1) => void;
	readonly leave: () => void;
	/** Scrolls the pane in focus: by a row, or by as many as are in sight. */
	readonly scroll: (by: 1 | -1, far: 'row' | 'page') => void;
	/** Scrolls a pane, also without the focus, by entries. */
	readonly scrollPane: (pane: PaneId, by: number) => void;
	/** Goes to the stage that is marked in the log or the lanes, or to the next turn of the task or lane that is marked. */
	readonly go: () => void;
	/** Toggle whether the pane in focus has the whole screen. */
	readonly zoom: () => void;
	/** Shows the next choice of panes: all, then some of them, bigger. */
	readonly view: () => void;
	/** Takes the pane in focus off the screen. The last one stays. */
	readonly hide: () => void;
}

/** Panes that always show all they have. */
const UNSCROLLABLE: ReadonlySet<PaneId> = new Set(['cycle']);

/** Choices of panes that have more room each, for a room that sits far away; null: all panes. */
const VIEWS: ReadonlyArray<readonly PaneId[] | null> = [
	null,
	['source', 'frames'],
	['client', 'frames'],
	['cycle', 'frames'],
];

/** Moves the focus between panes, and scrolls them. `panes` gives those on the screen at this moment, in the order of reading. */
export function createFocusController(
	session: Session,
	ui: Cell<Ui>,
	panes: () => readonly PaneSize[],
): FocusController {
	const heightOf = (pane: PaneId): number => panes().find(({id}) => id === pane)?.rows ?? 1;

	const scrollPane = (pane: PaneId, by: number): void => {
		const {scrolled} = ui.get();
		const snapshot = session.snapshot();
		const {state} = snapshot;
		const wish = scrolledBy(scrolled, pane, state) + by;
		const to = clamped(spanOf(pane, snapshot, heightOf(pane), wish), wish);
		ui.set({scrolled: scrolledTo(scrolled, pane, state, to)});
	};

	return {
		scrollPane,
		move(by) {
			const {focus, zoomed} = ui.get();
			// A zoomed pane is alone on the screen; the order is that of the whole screen.
			if (zoomed) ui.set({zoomed: false});

			const ids = panes().flatMap(({id}) => (UNSCROLLABLE.has(id) ? [] : [id]));
			const at = focus === null ? -1 : ids.indexOf(focus);
			const to = at === -1 ? (by === 1 ? 0 : ids.length - 1) : (at + by + ids.length) % ids.length;
			ui.set({focus: ids[to] ?? null, zoomed});
		},
		leave: () => ui.set({focus: null, zoomed: false, lanes: {...ui.get().lanes, stage: null}}),
		scroll(by, far) {
			const {focus} = ui.get();
			if (focus === null) return;
			const step = far === 'row' ? 1 : focus === 'frames' ? 3 : Math.max(1, heightOf(focus) - 1);
			scrollPane(focus, by * step);
		},
		go() {
			const snapshot = session.snapshot();
			const {focus, lanes: look} = ui.get();
			const lane = markedLane(snapshot, ui.get());
			const looked = focus === 'lanes' ? lookedStage(look, snapshot.state) : null;
			if (looked !== null) {
				const turn = lane === null ? null : snapshot.history.lanes.nextTurn(lane, looked);
				session.seek((turn ?? looked) + 1);
				return;
			}
			if (lane !== null) {
				goToTurn(session, ui, lane);
				return;
			}
			const stage = selectedStage(snapshot, scrolledBy(ui.get().scrolled, 'events', snapshot.state));
			if (stage !== null) session.seek(stage + 1);
		},
		zoom: () => ui.set({zoomed: !ui.get().zoomed}),
		view() {
			const shown = ui.get().panes?.join() ?? null;
			const at = VIEWS.findIndex(view => (view?.join() ?? null) === shown);
			// After a choice of somebody's own come all panes.
			ui.set({panes: VIEWS[(at + 1) % VIEWS.length] ?? null, below: null, focus: null, zoomed: false});
		},
		hide() {
			ui.set({zoomed: false});
			const {focus, below} = ui.get();
			if (focus === below && focus !== null) {
				ui.set({below: null, focus: null});
				return;
			}
			const left = panes().flatMap(({id}) => (id === focus ? [] : [id]));
			if (left.length > 0) ui.set({panes: left, below: null, focus: null});
		},
	};
}
