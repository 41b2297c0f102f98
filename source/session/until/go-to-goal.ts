import type {Playhead} from '../playhead.ts';
import type {Branches} from '../replay/branches.ts';
import {doubt} from './doubt.ts';
import type {Goal} from './goal.ts';
import {goalPlace} from './goal-place.ts';
import {goalSought} from './goal-sought.ts';

/** Moves the playhead to a goal. Returns a sentence instead when the goal can never be reached. */
export function goToGoal(goal: Goal, branches: Branches, playhead: Playhead): string | null {
	const {log, stager} = branches.current;
	const place = goalPlace(log.stateAt(playhead.cursor), log, stager.sources);
	const refusal = doubt(goal, place);
	if (refusal === null) playhead.seekStage(goalSought(goal, place, branches.alive));
	return refusal;
}
