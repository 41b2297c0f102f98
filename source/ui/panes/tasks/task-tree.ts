/** The tasks of a state as a tree: who made whom. */

import type {State} from '../../../engine/state.ts';
import type {TaskState} from '../../../engine/tasks.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {clamped, type Span} from '../../state/scroll.ts';

/** The tasks by who made them; null: no task that is known. */
export type TaskTree = ReadonlyMap<FrameId | null, readonly TaskState[]>;

/** All tasks. */
export interface TaskList {
	readonly tree: TaskTree;
	/** In the order of the tree. */
	readonly order: readonly TaskState[];
	/** The place in it of the task at work; 0 where none is. */
	readonly home: number;
}

/** The lists made so far: a screen asks several times for the same. */
const lists = new WeakMap<State['tasks'], TaskList>();

export function taskList({tasks}: Pick<State, 'tasks'>): TaskList {
	const known = lists.get(tasks) ?? newTaskList(tasks);
	lists.set(tasks, known);
	return known;
}

function newTaskList(tasks: State['tasks']): TaskList {
	const tree = new Map<FrameId | null, TaskState[]>();
	for (const task of tasks.values()) {
		const parent = task.parent !== null && task.parent !== task.id && tasks.has(task.parent) ? task.parent : null;
		const siblings = tree.get(parent);
		if (siblings === undefined) tree.set(parent, [task]);
		else siblings.push(task);
	}
	const order: TaskState[] = [];
	// No recursion: each task may have made the next one, a thousand deep.
	const left = [...(tree.get(null) ?? [])].reverse();
	for (let task = left.pop(); task !== undefined; task = left.pop()) {
		order.push(task);
		const made = tree.get(task.id);
		if (made !== undefined) for (let index = made.length - 1; index >= 0; index--) left.push(made[index] as TaskState);
	}
	return {
		tree,
		order,
		home: Math.max(
			0,
			order.findIndex(({status}) => status === 'running'),
		),
	};
}

/** The task at work; null: none is. */
export function taskAtWork({tasks}: Pick<State, 'tasks'>): TaskState | null {
	for (const task of tasks.values()) if (task.status === 'running') return task;
	return null;
}

const spanOf = ({order, home}: TaskList): Span => ({count: order.length, height: 1, home});

/** The task that is looked at can be any of the tree; at rest it is the one at work. */
export function tasksSpan(state: State): Span {
	return spanOf(taskList(state));
}

/** The task so many places below the one at work; null where the person looks at none but that. */
export function selectedOf(list: TaskList, by: number): TaskState | null {
	const offset = clamped(spanOf(list), by);
	return offset === 0 ? null : (list.order[list.home + offset] ?? null);
}

/** The same of a state. */
export function selectedTask(state: State, by: number): TaskState | null {
	return by === 0 || state.tasks.size === 0 ? null : selectedOf(taskList(state), by);
}

/** How far a task is from the one at work. */
export function offsetOfTask(state: State, id: FrameId): number {
	const {order, home} = taskList(state);
	return order.findIndex(task => task.id === id) - home;
}
