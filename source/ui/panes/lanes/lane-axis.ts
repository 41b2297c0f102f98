/** What the columns of the lanes stand for. */

/** The axis of a picture of lanes: which stages each column stands for. */
export interface LaneAxis {
	readonly columns: number;
	/** What is written before the axis. */
	readonly name: 'stage' | 'time';
	/** How much a column is, in words. */
	readonly scale: string;
	/** Labels, each with its column. */
	readonly ticks: readonly LaneTick[];
	/** The first stage of a column; where nothing happens in it, the one after it. Infinity: there is none. */
	readonly stageOf: (column: number) => number;
	/** The stage after the last one of a column. */
	readonly stageAfter: (column: number) => number;
	/** The column of a stage; outside of 0..columns-1: it is not in sight. */
	readonly columnOf: (stage: number) => number;
	/** The stage so many columns further on; back where they are below 0. */
	readonly stageAway: (stage: number, columns: number) => number;
	/** Which events are drawn. */
	readonly detail: 'all' | 'rare';
	/** How often the scale was made wider, as far as there are scales. */
	readonly zoom: number;
}

/** A label of the axis. */
export interface LaneTick {
	readonly column: number;
	readonly text: string;
}

/** Columns side by side, each of `per` units; below 1, a unit takes several columns. */
export interface LaneWindow {
	/** The unit in the first column. */
	readonly first: number;
	readonly per: number;
	readonly columns: number;
}

/** The columns of the names, out of those of a pane. */
export const nameColumns = (width: number): number => Math.max(10, Math.min(20, Math.floor(width * 0.18)));

/**
 * The window around a place in a line of so many units. It moves by half its width, so that a person who steps sees the cursor move and
 * not the lanes.
 */
export function windowAround(place: number, units: number, columns: number, per: number): LaneWindow {
	if (units <= per * columns) return {first: 0, per, columns};
	const half = Math.max(1, Math.floor(columns / 2));
	const page = Math.floor(Math.floor(Math.max(0, place) / per) / half);
	return {first: Math.floor(Math.max(0, page * half - Math.floor(half / 2)) * per), per, columns};
}
