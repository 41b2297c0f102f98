import type {History} from '../../../engine/history.ts';
import type {State} from '../../../engine/state.ts';
import type {Snapshot} from '../../../session/contract.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';
import type {Store} from '../../state/use-store.ts';

/** A history as if it ended at the mark of a state. */
export function historyUpTo(history: History, {position: mark, outputs}: State): History {
	const beyond = (index: number, most: number): void => {
		if (index > most) throw new RangeError(`There is nothing at ${index}.`);
	};

	return {
		length: mark,
		outputs,
		names: history.names,
		stage(index) {
			beyond(index, mark - 1);
			return history.stage(index);
		},
		kind(index) {
			beyond(index, mark - 1);
			return history.kind(index);
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
				shown = {...snapshot, history: historyUpTo(snapshot.history, snapshot.state)};
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
