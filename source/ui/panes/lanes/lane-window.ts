/** Which stages the columns of the lanes stand for. */

/** Columns side by side, each of `per` stages; below 1, a stage takes several columns. */
export interface LaneWindow {
	/** The index of the stage in the first column. */
	readonly first: number;
	readonly per: number;
	readonly columns: number;
}

/** Stages a column: as far as lanes go away by themselves, at least, and at most. */
const WIDEST_OWN = 8;
const CLOSEST = 1 / 4;
const WIDEST = 1 << 20;

/** Where stages a column are doubled or halved no more. */
export const MOST_ZOOM = {closer: -5, wider: 20} as const;

/** The columns of the names, out of those of a pane. */
export const nameColumns = (width: number): number => Math.max(10, Math.min(20, Math.floor(width * 0.18)));

/** The stages a column with which a history fits, as far as bars can still be told apart. */
function ownScale(length: number, columns: number): number {
	let per = 1;
	while (per < WIDEST_OWN && length > per * columns) per *= 2;
	return per;
}

/**
 * The window around a stage. It moves by half its width, so that a person who steps sees the cursor move and not the lanes.
 * `zoom`: how often a column's stages are doubled.
 */
export function laneWindow(length: number, stage: number, columns: number, zoom: number): LaneWindow {
	const per = Math.max(CLOSEST, Math.min(WIDEST, ownScale(length, columns) * 2 ** zoom));
	if (length <= per * columns) return {first: 0, per, columns};
	const half = Math.max(1, Math.floor(columns / 2));
	const page = Math.floor(Math.floor(Math.max(0, stage) / per) / half);
	return {first: Math.floor(Math.max(0, page * half - Math.floor(half / 2)) * per), per, columns};
}

/** The column of a stage; outside of 0..columns-1: it is not in sight. */
export function columnOf({first, per}: LaneWindow, stage: number): number {
	return Math.floor((stage - first) / per);
}

/** The first stage of a column. */
export function stageOf({first, per}: LaneWindow, column: number): number {
	return Math.floor(first + column * per);
}

/** The stage after the last one of a column. */
export function stageAfter(window: LaneWindow, column: number): number {
	return Math.max(stageOf(window, column) + 1, stageOf(window, column + 1));
}
