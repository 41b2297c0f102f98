import type {Lanes} from '../engine/lanes.ts';
import type {FrameId} from '../protocol/index.ts';

/** Where there are tasks, a switch is from one task to another: what the event loop does in between is no turn. */
export function isSwitch(lanes: Lanes, turn: number): boolean {
	return !lanes.hasTasks || lanes.isTask(lanes.turnLane(turn));
}

/** The mark after the first stage of the next turn, or of the one before; null: there is none in the history. */
export function switchMark(lanes: Lanes, from: number, direction: 1 | -1): number | null {
	const here = lanes.turnAt(from - 1);
	const begun = here >= 0 && lanes.turnStart(here) + 1 < from;
	for (
		let turn = direction > 0 || !begun ? here + direction : here;
		turn >= 0 && turn < lanes.turns;
		turn += direction
	) {
		if (isSwitch(lanes, turn)) return lanes.turnStart(turn) + 1;
	}
	return null;
}

/** The mark after the first stage of the next turn of one lane; null: there is none in the history. */
export function turnMark(lanes: Lanes, from: number, lane: FrameId): number | null {
	const start = lanes.nextTurn(lane, from);
	return start === null ? null : start + 1;
}
