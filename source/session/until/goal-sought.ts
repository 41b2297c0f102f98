import type {Sought} from '../playhead.ts';
import type {Run} from '../run/run.ts';
import {type Goal, goalText} from './goal.ts';
import {type GoalPlace, goalTest} from './stage-test.ts';

/** What the playhead looks for to reach a goal. `alive`: the branch on show has a living Python. */
export function goalSought(goal: Goal, place: GoalPlace, alive: boolean): Sought {
	return {
		test: goalTest(goal, place),
		missed({status, message}: Run, ran: boolean): string | null {
			// If the person drives the generator, the client's turn is the end.
			if (goal.kind === 'end' && status === 'ready') return null;
			const what = capitalized(goalText(goal));
			if (!alive) return `${what} does not come in the rest of this branch.`;
			const was = ran ? `${what} was not reached` : `${what} does not come after this stage`;
			if (status === 'over') return `${was}: ${lowered(message || 'the program is over.')}`;
			if (status === 'ready') return `${was}: it is the client's turn.`;
			return status === 'program' && ran ? null : `${was}: Python is not ready yet.`;
		},
	};
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
