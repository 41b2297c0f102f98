/** What a task does, in a sign and a word or two. */

import type {State} from '../../../engine/state.ts';
import type {TaskState} from '../../../engine/tasks.ts';
import type {FrameId, Wait} from '../../../protocol/index.ts';
import {frameName} from '../../../wording/frame-name.ts';
import {framePlace} from '../../../wording/frame-place.ts';
import {remainingText} from '../../../wording/loop-time.ts';
import {goneText, waitText} from '../../../wording/task-wording.ts';
import {outcomeText} from '../../../wording/value-text.ts';

/** ▶ at work, ▷ ready, ‖ waits, ! is being cancelled, ■ done, ✖ raised, ⊘ cancelled. */
export function taskSign({status, cancelling}: TaskState): string {
	if (cancelling && status !== 'running') return '!';
	return {running: '▶', ready: '▷', waiting: '‖', done: '■', failed: '✖', cancelled: '⊘'}[status];
}

/** `ready 2`: the loop runs it second. */
export function taskWord({status, cancelling}: TaskState, place: number | null): string {
	if (status === 'ready') return `ready${place === null ? '' : ` ${place + 1}`}`;
	if (cancelling) return 'cancelling';
	return {running: 'running', waiting: 'waits', done: 'done', failed: 'raised', cancelled: 'cancelled'}[status];
}

/** The frames of a task's coroutines, the outermost first. */
export function chainOfTask({coroutine}: TaskState, {frames}: State): readonly FrameId[] {
	const chain = new Set<FrameId>();
	for (let id = coroutine; id !== null && !chain.has(id) && frames.has(id); ) {
		chain.add(id);
		const frame = frames.get(id);
		id = frame?.delegatee?.frame ?? null;
	}
	return [...chain];
}

/** Where its innermost frame stands: `line 12`, `retry.py:12`; empty: it has none any more. */
export function taskPlace(chain: readonly FrameId[], {frames, codes}: State): string {
	const frame = frames.get(chain.at(-1) ?? -1);
	if (frame === undefined || frame.line === null || frame.status === 'closed') return '';
	const place = framePlace(codes.get(frame.code), frame.line);
	return place === null ? `line ${frame.line}` : place.slice(place.lastIndexOf('/') + 1);
}

/** What it waits for, as long as that stays the same; what it wakes to; how it ended. */
export function taskTail(task: TaskState, state: State): string {
	const {status, wait, outcome} = task;
	if (task.unseen) return goneText;
	if (outcome !== null && status === 'done') return `returned ${outcomeText(outcome, 60)}`;
	if (outcome !== null && status === 'failed') return outcomeText(outcome, 60);
	if (status === 'ready' && task.cancelling) return 'to be cancelled';
	return status === 'waiting' && wait !== null ? `for ${awaited(wait, state)}` : '';
}

/** So many of the tasks that are awaited are named. */
const MOST_NAMED = 3;

/** What is waited for, with the names of tasks where there are several. */
function awaited(wait: Wait, state: State): string {
	const name = (id: FrameId): string => nameOfTask(id, state);
	const {tasks = []} = wait;
	const text = waitText(wait, name);
	if (tasks.length < 2) return text;
	const more = tasks.length > MOST_NAMED ? ', …' : '';
	return `${text}: ${tasks.slice(0, MOST_NAMED).map(name).join(', ')}${more}`;
}

/** What is left of a sleep or a timeout. */
export function taskRemaining({status, wait}: TaskState, {loopTime}: State): string {
	return status === 'waiting' && wait !== null ? (remainingText(wait, loopTime) ?? '') : '';
}

export function nameOfTask(id: FrameId, state: State): string {
	const name = frameName(state, id);
	return name === 'unknown' ? (state.tasks.get(id)?.name ?? name) : name.replace(/^task /, '');
}
