/** The tasks of a state as a tree: who made whom. */

import type {State} from '../../../engine/state.ts';
import type {TaskState} from '../../../engine/tasks.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {clamped, type Span} from '../../state/scroll.ts';

/** The tasks by who made them; null: no task that is known. */
export type TaskTree = ReadonlyMap<FrameId | null, readonly TaskState[]>;

export function taskTree({tasks}: Pick<State, 'tasks'>): TaskTree {
	const tree = new Map<FrameId | null, TaskState[]>();
	for (const task of tasks.values()) {
		const parent = task.parent !== null && task.parent !== task.id && tasks.has(task.parent) ? task.parent : null;
		const siblings = tree.get(parent);
		if (siblings === undefined) tree.set(parent, [task]);
		else siblings.push(task);
	}
	return tree;
}

/** All tasks in the order of the tree. */
export function tasksInOrder(tree: TaskTree): readonly TaskState[] {
	const order: TaskState[] = [];
	// No recursion: each task may have made the next one, a thousand deep.
	const left = [...(tree.get(null) ?? [])].reverse();
	for (let task = left.pop(); task !== undefined; task = left.pop()) {
		order.push(task);
		left.push(...[...(tree.get(task.id) ?? [])].reverse());
	}
	return order;
}

/** The task at work; null: none is. */
export function taskAtWork({tasks}: Pick<State, 'tasks'>): TaskState | null {
	for (const task of tasks.values()) if (task.status === 'running') return task;
	return null;
}

function homeOf(order: readonly TaskState[], state: State): number {
	const atWork = taskAtWork(state);
	return atWork === null ? 0 : Math.max(0, order.indexOf(atWork));
}

/** The task that is looked at can be any of the tree; at rest it is the one at work. */
export function tasksSpan(state: State): Span {
	const order = tasksInOrder(taskTree(state));
	return {count: order.length, height: 1, home: homeOf(order, state)};
}

/** The task so many places below the one at work; null where the person looks at none but that. */
export function selectedTask(state: State, by: number): TaskState | null {
	if (by === 0 || state.tasks.size === 0) return null;
	const order = tasksInOrder(taskTree(state));
	const home = homeOf(order, state);
	const offset = clamped({count: order.length, height: 1, home}, by);
	return offset === 0 ? null : (order[home + offset] ?? null);
}

/** How far a task is from the one at work. */
export function offsetOfTask(state: State, id: FrameId): number {
	const order = tasksInOrder(taskTree(state));
	return order.findIndex(task => task.id === id) - homeOf(order, state);
}
