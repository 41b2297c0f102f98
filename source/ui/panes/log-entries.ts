import type {History} from '../../engine/history.ts';
import type {ShownStages} from '../../engine/shown-stages.ts';
import type {State} from '../../engine/state.ts';

/** What the log is made of. `shown` absent: nothing is folded. */
export interface LogView {
	readonly history: History;
	readonly state: State;
	readonly shown?: ShownStages;
}

/** What the log lists: the stages that are shown, and the current one also where that is folded. */
export interface LogEntries {
	readonly count: number;
	/** The place of the current stage in the list; -1: nothing has happened. */
	readonly current: number;
	/** The stage at a place of the list, as its index in the history. */
	at(place: number): number;
	/** How many stages are folded right before a place. */
	foldedBefore(place: number): number;
}

/** The entries of the log. */
export function logEntries({history, state, shown}: LogView): LogEntries {
	const index = state.position - 1;
	if (shown === undefined) return {count: history.length, current: index, at: place => place, foldedBefore: () => 0};
	const current = index < 0 ? -1 : shown.before(index);
	const extra = index >= 0 && shown.before(index + 1) === current ? 1 : 0;
	const at = (place: number): number =>
		extra === 1 && place === current ? index : shown.at(place > current ? place - extra : place);
	return {
		count: shown.count + extra,
		current,
		at,
		foldedBefore: place => at(place) - (place === 0 ? 0 : at(place - 1) + 1),
	};
}
