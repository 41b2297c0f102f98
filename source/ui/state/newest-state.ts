import type {History} from '../../engine/history.ts';
import type {State} from '../../engine/state.ts';

const known = new WeakMap<History, State>();

/** The state at the end of a history, worked out once for each length. */
export function newestState(history: History): State {
	let state = known.get(history);
	if (state === undefined || state.position !== history.length) {
		state = history.stateAt(history.length);
		known.set(history, state);
	}

	return state;
}
