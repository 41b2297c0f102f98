import type {State} from '../../../engine/state.ts';
import type {TaskState} from '../../../engine/tasks.ts';
import {chainOfTask} from './task-words.ts';

/** The state as it shows one task: its coroutines are the chain, and the innermost one is looked at. Nothing moves. */
export function stateOfTask(state: State, task: TaskState): State {
	const chain = chainOfTask(task, state);
	const own = state.frames.has(task.id) ? [task.id, ...chain] : chain;
	return {
		...state,
		chain: own,
		innermost: own.length - 1,
		active: own.at(-1) ?? null,
		stage: null,
		transit: null,
	};
}
