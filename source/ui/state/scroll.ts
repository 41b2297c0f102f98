import type {State} from '../../engine/state.ts';
import type {PaneId} from './pane-size.ts';

/**
 * How far panes are scrolled away from where they stand by themselves, in rows (events: stages, frames: frames, tasks: tasks, lanes: lanes).
 * It holds for one state only: at the next stage the active line is in sight again.
 */
export interface Scrolled {
	readonly at: State | null;
	readonly by: Readonly<Partial<Record<PaneId, number>>>;
}

export const unscrolled: Scrolled = {at: null, by: {}};

/** How far a pane is scrolled at a state; 0: not at all. */
export function scrolledBy(scrolled: Scrolled, pane: PaneId, state: State): number {
	return scrolled.at === state ? (scrolled.by[pane] ?? 0) : 0;
}

/** With a pane scrolled to `by`. */
export function scrolledTo(scrolled: Scrolled, pane: PaneId, state: State, by: number): Scrolled {
	return {at: state, by: {...(scrolled.at === state ? scrolled.by : {}), [pane]: by}};
}

/** What a pane can be scrolled over: `count` entries of which `height` are in sight, at rest from `home` on. */
export interface Span {
	readonly count: number;
	readonly height: number;
	readonly home: number;
}

/** The nearest to `by` that does not go past either end. */
export function clamped({count, height, home}: Span, by: number): number {
	return Math.max(Math.min(0, -home), Math.min(Math.max(0, count - height - home), by));
}

/** The first entry in sight. */
export function firstInSight(span: Span, by: number): number {
	return span.home + clamped(span, by);
}
