/** The loop's time across: a wait is as long as it took, and what takes no time is one column. */

import type {Lanes} from '../../../engine/lanes.ts';
import {exactSecondsText} from '../../../wording/loop-time.ts';
import {type LaneAxis, type LaneTick, type LaneWindow, windowAround} from './lane-axis.ts';

/** Milliseconds a column: 1, 2, 5, 10, 20, 50, and so on. */
const STEPS = [1, 2, 5] as const;
const WIDEST = 36;

/** So many different times share a column where lanes go away by themselves. */
const TIMES_A_COLUMN = 8;

/** Less than what lies between two moments. */
const MOMENT = 1e-6;

/** Columns from one label to the next, and where labels are longer. */
const TICK = 10;
const LONG_TICK = 20;

const milliseconds = (scale: number): number => (STEPS[scale % 3] ?? 1) * 10 ** Math.floor(scale / 3);

/** The scale with which a time fits, as far as moments can still be told apart. */
function ownScale(end: number, moments: number, columns: number): number {
	const most = Math.min(end, (TIMES_A_COLUMN * columns * end) / Math.max(1, moments));
	let scale = 0;
	while (scale < WIDEST && milliseconds(scale) * columns <= most) scale += 1;
	return scale;
}

/** The axis around a stage, in a history of so many. `zoom`: how much wider the scale is than it would be by itself. */
export function timeAxis(lanes: Lanes, length: number, stage: number, columns: number, zoom: number): LaneAxis {
	const end = lanes.timeAt(length - 1) ?? 0;
	const own = ownScale(end, lanes.timesBefore(length), columns);
	const scale = Math.max(0, Math.min(WIDEST, own + zoom));
	const per = milliseconds(scale);
	const timeOf = (at: number): number => lanes.timeAt(at) ?? 0;
	const window = windowAround(timeOf(stage), end + 1, columns, per);
	const starts = Array.from({length: columns + 1}, (_, column) => lanes.stageAtTime(window.first + column * per));
	const stageOf = (column: number): number => starts[column] ?? Number.POSITIVE_INFINITY;
	return {
		columns,
		name: 'time',
		scale: `${per < 1000 ? `${per} ms` : exactSecondsText(per)} a column`,
		ticks: ticksOf(window, end),
		stageOf,
		stageAfter: column => stageOf(column + 1),
		columnOf: at => Math.floor((timeOf(at) - window.first) / per),
		stageAway(from, by) {
			const time = timeOf(from) + by * per;
			if (by > 0) return Math.min(length - 1, lanes.stageAtTime(time));
			// The latest moment that is at least as far away.
			return lanes.stageAtTime(timeOf(Math.max(0, lanes.stageAtTime(time + MOMENT) - 1)));
		},
		zoom: scale - own,
		detail: 'all',
	};
}

/** Labels at round times. */
function ticksOf({first, per, columns}: LaneWindow, end: number): readonly LaneTick[] {
	const last = Math.min(end, first + per * columns);
	const every = exactSecondsText(last - (last % per)).length > TICK - 2 ? LONG_TICK : TICK;
	const ticks: LaneTick[] = [];
	for (let time = Math.ceil(first / (every * per)) * every * per; time <= last; time += every * per) {
		ticks.push({column: Math.floor((time - first) / per), text: exactSecondsText(time)});
	}
	return ticks;
}
