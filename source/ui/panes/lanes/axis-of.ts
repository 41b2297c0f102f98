/** The axis that a person chose. */

import {type LanesLook, lookedStage} from '../../state/lanes-look.ts';
import {type LaneAxis, nameColumns} from './lane-axis.ts';
import {stepAxis} from './step-axis.ts';
import {timeAxis} from './time-axis.ts';
import type {LanesPlace} from './visible-lanes.ts';

/** Whether the loop's time can be across: it was told. */
export function hasTime({history}: Pick<LanesPlace, 'history'>): boolean {
	return history.lanes.timeAt(history.length - 1) !== null;
}

/** The axis of a pane of some width, around the stage that is looked at. */
export function axisOf(place: LanesPlace, look: LanesLook, width: number): LaneAxis {
	const {history, state} = place;
	const columns = Math.max(1, width - nameColumns(width));
	const stage = lookedStage(look, state) ?? state.position - 1;
	return look.axis === 'time' && hasTime(place)
		? timeAxis(history.lanes, history.length, stage, columns, look.zoom)
		: stepAxis(history.length, stage, columns, look.zoom);
}
