/** Stages across. */

import {type LaneAxis, windowAround} from './lane-axis.ts';

/** Stages a column: as far as lanes go away by themselves, at least, and at most. */
const WIDEST_OWN = 8;
const CLOSEST = 1 / 4;
const WIDEST = 1 << 20;

/** Where a column is more stages than this, each has something that wakes. */
const MANY_STAGES = 32;

/** Room for a number. */
const TICK = 12;

/** The stages a column with which a history fits, as far as bars can still be told apart. */
function ownScale(length: number, columns: number): number {
	let per = 1;
	while (per < WIDEST_OWN && length > per * columns) per *= 2;
	return per;
}

/** The axis around a stage, in a history of so many. `zoom`: how often a column's stages are doubled. */
export function stepAxis(length: number, stage: number, columns: number, zoom: number): LaneAxis {
	const own = ownScale(length, columns);
	const per = Math.max(CLOSEST, Math.min(WIDEST, own * 2 ** zoom));
	const {first} = windowAround(stage, length, columns, per);
	const stageOf = (column: number): number => Math.floor(first + column * per);
	const ticks = Array.from({length: Math.ceil(columns / TICK)}, (_, index) => index * TICK)
		.filter(column => stageOf(column) < length)
		.map(column => ({column, text: String(stageOf(column) + 1)}));
	return {
		columns,
		name: 'stage',
		scale: scaleText(per),
		ticks,
		stageOf,
		stageAfter: column => Math.max(stageOf(column) + 1, stageOf(column + 1)),
		columnOf: at => Math.floor((at - first) / per),
		stageAway: (from, by) => Math.max(0, Math.min(length - 1, from + Math.sign(by) * Math.ceil(Math.abs(by) * per))),
		zoom: Math.log2(per / own),
		detail: per > MANY_STAGES ? 'rare' : 'all',
	};
}

function scaleText(per: number): string {
	if (per < 1) return `${1 / per} columns a stage`;
	return per === 1 ? '1 stage a column' : `${per.toLocaleString('en')} stages a column`;
}
