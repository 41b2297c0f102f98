/** The tasks of asyncio's as they stand at a mark. */

import type {FrameId, Wait} from '../protocol/index.ts';
import {IdMap} from './id-map.ts';
import type {Outcome, Stage} from './stage.ts';

/** `ready`: it stands in the loop's queue. `failed`: done with an exception. */
export type TaskStatus = 'ready' | 'running' | 'waiting' | 'done' | 'failed' | 'cancelled';

/** One task. */
export interface TaskState {
	/** Tasks go by numbers as frames do. */
	readonly id: FrameId;
	readonly name: string;
	readonly status: TaskStatus;
	/** It was asked to cancel, and CancelledError was not thrown into it yet. */
	readonly cancelling: boolean;
	/** The task that made it. */
	readonly parent: FrameId | null;
	/** The frame at work when it was made. */
	readonly madeBy: FrameId | null;
	/** The frame of its outermost coroutine; null: none of the program's. */
	readonly coroutine: FrameId | null;
	/** What it waits for, while it does. */
	readonly wait: Wait | null;
	readonly outcome: Outcome | null;
	/** It is gone, and nobody saw how it ended. */
	readonly unseen: boolean;
	/** How many steps of it have begun. */
	readonly steps: number;
}

/** What a state holds about tasks. */
export interface TaskStates {
	readonly tasks: IdMap<TaskState>;
	/** The ready tasks in the order in which the loop runs them. */
	readonly ready: readonly FrameId[];
	/** `loop.time()` in milliseconds, as it was told last. */
	readonly loopTime: number | null;
}

export const noTasks: TaskStates = {tasks: IdMap.of(), ready: [], loopTime: null};

/** No more tasks than these, and those that are not done, are kept. */
const MAX_TASKS = 4096;

/** A task's stage as it changes the task, or the call that begins its step. */
type Change = (task: TaskState) => TaskState;

/** The tasks as a stage leaves them. Pure. `name`: of its task. */
export function nextTasks(before: TaskStates, stage: Stage, name: string): TaskStates {
	const loopTime = stage.at ?? before.loopTime;
	if (stage.kind === 'choose') {
		const others = before.ready.filter(id => id !== stage.frame);
		return {tasks: before.tasks, ready: [stage.frame, ...others], loopTime};
	}
	const change = changeBy(stage);
	// A whole state may stand for `before`: it gets no field of that but these.
	if (change === null) return {tasks: before.tasks, ready: before.ready, loopTime};
	const id = stage.frame;
	const known = before.tasks.get(id);
	const task = change(known ?? newTask(id, name));
	const tasks = before.tasks.with(id, task);
	return {
		tasks: known === undefined && tasks.size > MAX_TASKS ? withoutDone(tasks) : tasks,
		ready: nextReady(before.ready, id, task.status === 'ready'),
		loopTime,
	};
}

function newTask(id: FrameId, name: string): TaskState {
	return {
		id,
		name,
		status: 'waiting',
		cancelling: false,
		parent: null,
		madeBy: null,
		coroutine: null,
		wait: null,
		outcome: null,
		unseen: false,
		steps: 0,
	};
}

function changeBy(stage: Stage): Change | null {
	switch (stage.kind) {
		case 'spawn': {
			const {parent, by, runs, eager} = stage;
			return task => ({
				...task,
				status: eager ? 'running' : 'ready',
				steps: eager ? 1 : 0,
				parent,
				madeBy: by,
				coroutine: runs?.frame ?? task.coroutine,
			});
		}
		case 'wake':
			return task => ({...task, status: 'ready'});
		case 'suspend': {
			const {on} = stage;
			// A task that was ready had a step that was not heard of: CancelledError was thrown in with it.
			return task => ({
				...task,
				status: on.kind === 'turn' ? 'ready' : 'waiting',
				wait: on,
				cancelling: task.cancelling && task.status !== 'ready',
			});
		}
		case 'cancel':
			return task => ({...task, cancelling: true});
		case 'done': {
			const {outcome, cancelled, unseen = false} = stage;
			const status = cancelled ? 'cancelled' : outcome.way === 'exception' ? 'failed' : 'done';
			return task => ({...task, status, outcome, unseen, cancelling: false, wait: null});
		}
		case 'call':
			return stage.task ? task => stepped(task, stage) : null;
		default:
			return null;
	}
}

/** A task makes a call: of the step that begins with it, or a further one in the same step. */
function stepped(task: TaskState, {to}: Stage & {kind: 'call'}): TaskState {
	return {
		...task,
		status: 'running',
		// Whatever it was asked while it stood still is thrown in now, if only into asyncio's own code.
		cancelling: task.cancelling && task.status === 'running',
		wait: null,
		coroutine: task.coroutine ?? to,
		steps: task.steps + (task.status === 'running' ? 0 : 1),
	};
}

/** The queue with a task at its end, once; or without it. */
function nextReady(ready: readonly FrameId[], id: FrameId, isReady: boolean): readonly FrameId[] {
	if (isReady) return ready.includes(id) ? ready : [...ready, id];
	const place = ready[0] === id ? 0 : ready.indexOf(id);
	return place < 0 ? ready : place === 0 ? ready.slice(1) : ready.filter(other => other !== id);
}

/** Without the older half of the tasks that are done. */
function withoutDone(tasks: IdMap<TaskState>): IdMap<TaskState> {
	const done = [...tasks.values()].filter(({outcome}) => outcome !== null);
	return done.slice(0, Math.ceil(done.length / 2)).reduce((rest, {id}) => rest.without(id), tasks);
}
