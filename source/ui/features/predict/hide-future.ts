import type {History} from '../../../engine/history.ts';
import type {ShownStages} from '../../../engine/shown-stages.ts';
import type {State} from '../../../engine/state.ts';
import type {Snapshot} from '../../../session/contract.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';
import type {Store} from '../../state/use-store.ts';

/** A history as if it ended at the mark of a state. */
export function historyUpTo(history: History, {position: mark, outputs, frames}: State): History {
	const beyond = (index: number, most: number): void => {
		if (index > most) throw new RangeError(`There is nothing at ${index}.`);
	};

	return {
		length: mark,
		outputs,
		lanes: history.lanes,
		names: {
			of: frame => history.names.of(frame),
			codeOf: frame => history.names.codeOf(frame),
			// The longest name gives the log a column: it may not be that of a frame that is still to come.
			*latest() {
				for (const {id} of frames.values()) {
					const name = history.names.of(id);
					if (name !== undefined) yield name;
				}
			},
		},
		stage(index) {
			beyond(index, mark - 1);
			return history.stage(index);
		},
		kind(index) {
			beyond(index, mark - 1);
			return history.kind(index);
		},
		frame(index) {
			beyond(index, mark - 1);
			return history.frame(index);
		},
		stateAt(at) {
			beyond(at, mark);
			return history.stateAt(at);
		},
		printed(output) {
			beyond(output, outputs - 1);
			return history.printed(output);
		},
	};
}

/** The stages shown up to a mark. */
function shownUpTo(shown: ShownStages, mark: number): ShownStages {
	return {count: shown.before(mark), at: number => shown.at(number), before: at => shown.before(Math.min(at, mark))};
}

/**
 * A snapshot that holds nothing of what comes after its mark: as if that were the newest. That the next stage is there
 * already tells something of it, and a demo's caption may tell all; but not that of the item that asks.
 */
export function hideFrom(snapshot: Snapshot): Snapshot {
	const {state, history, changedAt, demoPlayed, demoCaption} = snapshot;
	const ahead = changedAt !== null && changedAt >= state.position;
	const newest =
		history.length > state.position ? ({live: true, atPython: true, phase: {kind: 'paused'}} as const) : {};
	return {
		...snapshot,
		...newest,
		history: historyUpTo(history, state),
		shown: shownUpTo(snapshot.shown, state.position),
		changedAt: ahead ? null : changedAt,
		demoCaption: demoPlayed?.kind === 'predict' ? demoCaption : null,
	};
}

/**
 * What the screen may read of the session. While the room predicts, it holds nothing of what comes next: neither the
 * log, nor the search, nor the position can give the answer away.
 */
export function hideFuture(store: Store<Snapshot>, ui: Cell<Ui>): Store<Snapshot> {
	let seen: Snapshot | null = null;
	let shown: Snapshot | null = null;
	return {
		get() {
			const snapshot = store.get();
			if (ui.get().predicting === null) return snapshot;
			if (seen !== snapshot || shown === null) {
				seen = snapshot;
				shown = hideFrom(snapshot);
			}

			return shown;
		},
		subscribe(listener) {
			const stops = [store.subscribe(listener), ui.subscribe(listener)];
			return () => {
				for (const stop of stops) stop();
			};
		},
	};
}
