import type {State} from '../../../engine/state.ts';
import type {TaskState} from '../../../engine/tasks.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {frameName} from '../../../wording/frame-name.ts';
import {secondsText} from '../../../wording/loop-time.ts';
import {shorterWaits} from '../../../wording/task-wording.ts';
import {padded, row, width as widthOf} from '../../terminal/text/row.ts';
import type {Style, Theme} from '../../terminal/theme/theme.ts';
import {foldTasks, type TaskEntry} from './fold-tasks.ts';
import {selectedOf, selectedTask, type TaskList, taskList} from './task-tree.ts';
import {chainOfTask, nameOfTask, taskPlace, taskRemaining, taskSign, taskTail, taskWord} from './task-words.ts';

/** What the tasks are drawn from. */
export interface TasksView {
	readonly state: State;
	readonly theme: Theme;
	/** How far the task that is looked at is from the one at work. */
	readonly by: number;
}

/** What is known of the tasks in sight, so that a row need not look for it. */
interface Known extends TasksView {
	readonly width: number;
	readonly selected: FrameId | null;
	/** Who awaits each task that has a row. */
	readonly awaiting: ReadonlyMap<FrameId, FrameId>;
}

/** Columns of the state. */
const WORD_COLUMNS = 11;
/** A deeper tree is indented no more. */
const MAX_DEPTH = 4;

/** The title: how many tasks there are, and what they do. `time`: the loop's, since its beginning. */
export function tasksTitle(state: State, time: number | null): string {
	const counts = {ready: 0, waiting: 0, ended: 0};
	for (const {status} of state.tasks.values()) {
		if (status === 'ready' || status === 'waiting') counts[status] += 1;
		else if (status !== 'running') counts.ended += 1;
	}
	const words = [
		`tasks: ${state.tasks.size}`,
		counts.ready === 0 ? '' : `${counts.ready} ready`,
		counts.waiting === 0 ? '' : counts.waiting === 1 ? '1 waits' : `${counts.waiting} wait`,
		counts.ended === 0 ? '' : `${counts.ended} ended`,
		time === null ? '' : `loop time ${secondsText(time)}`,
	];
	return words.filter(word => word !== '').join(', ');
}

/**
 * The tasks as a tree of who made whom, a row each: its state, where it stands, its coroutines, and what it waits for.
 * Where there are more tasks than rows, those that do the same are folded into one.
 */
export function taskRows(view: TasksView, width: number, height: number): string[] {
	const {state, theme} = view;
	if (state.tasks.size === 0) return [row(width, [theme.faint, ' no task so far'])];
	const entries = entriesInSight(view, height);
	const known = knownOf(view, width, entries);
	return entries.map(entry => entryRow(entry, known));
}

/** The task in a row of the pane; null: none. */
export function taskOfRow(view: TasksView, height: number, index: number): FrameId | null {
	const entry = view.state.tasks.size === 0 ? undefined : entriesInSight(view, height)[index];
	return entry?.kind === 'task' ? entry.task.id : null;
}

/** The entries around the task that is looked at, or the one at work. */
function entriesInSight({state, by}: TasksView, height: number): readonly TaskEntry[] {
	const list = taskList(state);
	const looked = selectedOf(list, by) ?? list.order[list.home] ?? null;
	const entries = foldTasks({tree: list.tree, ranked: ranked(list, state, looked), keyOf}, height);
	const at = entries.findIndex(entry => entry.kind === 'task' && entry.task === looked);
	const first = Math.max(0, Math.min(entries.length - height, at - Math.floor(height / 2)));
	return entries.slice(first, first + height);
}

/** The keys made so far: a step changes few of many tasks. */
const keys = new WeakMap<TaskState, string>();

/** Tasks with the same key are folded into one row. */
function keyOf(task: TaskState): string {
	const key = keys.get(task) ?? newKey(task);
	keys.set(task, key);
	return key;
}

function newKey({status, cancelling, wait}: TaskState): string {
	const awaited = status === 'waiting' ? `${wait?.kind} ${wait?.text ?? wait?.what?.repr} ${wait?.tasks?.join()}` : '';
	return `${cancelling} ${status} ${awaited}`;
}

/** The one looked at, the ready ones in their order, those that wait, those that ended. */
function ranked({order}: TaskList, {tasks, ready}: State, looked: TaskState | null): readonly TaskState[] {
	const first = looked === null ? [] : [looked];
	const running = order.filter(({status}) => status === 'running');
	const waiting = order.filter(({status}) => status === 'waiting');
	return [...new Set([...first, ...running, ...ready.flatMap(id => tasks.get(id) ?? []), ...waiting, ...order])];
}

function knownOf(view: TasksView, width: number, entries: readonly TaskEntry[]): Known {
	const {state, by} = view;
	const shown = new Set(entries.flatMap(entry => (entry.kind === 'task' ? [entry.task.id] : [])));
	const awaiting = new Map<FrameId, FrameId>();
	for (const {id, status, wait} of state.tasks.values()) {
		if (status !== 'waiting' || wait?.tasks === undefined) continue;
		for (const task of wait.tasks) if (shown.has(task)) awaiting.set(task, id);
	}
	return {...view, width, selected: selectedTask(state, by)?.id ?? null, awaiting};
}

/** The place of a task in the loop's queue; null: it is not there. */
function placeOf({id, status}: TaskState, {ready}: State): number | null {
	const place = status === 'ready' ? ready.indexOf(id) : -1;
	return place < 0 ? null : place;
}

function indent(depth: number, last: boolean): string {
	return depth === 0 ? '' : `${'  '.repeat(Math.min(depth, MAX_DEPTH) - 1)}${last ? '└ ' : '├ '}`;
}

function entryRow(entry: TaskEntry, known: Known): string {
	const {state, theme, width} = known;
	if (entry.kind === 'task') return taskRow(entry, known);
	const {count, like, depth} = entry;
	return row(width, '   ', [
		theme.faint,
		`${indent(depth, true)}… ${count} more ${like === null ? 'do other things' : doing(like, count, state)}`,
	]);
}

/** What folded tasks do. */
function doing(task: TaskState, count: number, state: State): string {
	const one = count === 1;
	if (task.cancelling) return one ? 'is being cancelled' : 'are being cancelled';
	if (task.status === 'waiting') return `${one ? 'waits' : 'wait'} ${taskTail(task, state)}`;
	const words = {running: 'running', ready: 'ready', done: 'done', cancelled: 'cancelled'};
	return task.status === 'failed' ? 'raised' : `${one ? 'is' : 'are'} ${words[task.status]}`;
}

function styleOf({status}: TaskState, theme: Theme): Style {
	if (status === 'running') return theme.active;
	if (status === 'ready') return theme.title;
	return status === 'failed' ? theme.wrong : status === 'waiting' ? theme.plain : theme.resting;
}

function taskRow({task, depth, last}: Extract<TaskEntry, {kind: 'task'}>, known: Known): string {
	const {state, theme, width, selected, awaiting} = known;
	const style = styleOf(task, theme);
	const nameColumns = Math.max(12, Math.min(26, Math.floor(width * 0.27)));
	const chain = chainOfTask(task, state);
	const place = taskPlace(chain, state);
	const placeColumns = width < 60 ? 0 : width < 100 ? 10 : 18;
	const before = nameColumns + WORD_COLUMNS + placeColumns + 2;
	const by = awaiting.get(task.id);
	const awaited = by === undefined || width < 60 ? '' : `  ◂ ${nameOfTask(by, state)}`;
	const waits = waitWords(task, state, width - before);
	// What it waits for comes before who awaits it.
	const end = widthOf(waits) + widthOf(awaited) <= width - before ? awaited : '';
	const room = width - before - widthOf(end);
	return row(
		width,
		[style, `${task.id === selected ? '›' : ' '}${taskSign(task)}`],
		[theme.faint, ` ${indent(depth, last)}`],
		[style, padded(nameOfTask(task.id, state), nameColumns - 1 - indent(depth, last).length)],
		[style, padded(taskWord(task, placeOf(task, state)), WORD_COLUMNS)],
		[theme.faint, padded(place, placeColumns)],
		...tailPieces(task, {chain, waits}, room, known),
		[theme.faint, end],
	);
}

/** What it waits for, and for how long at most; how it ended. Some words, then the time, go before a part is cut. */
function waitWords(task: TaskState, state: State, room: number): string {
	const whole = taskTail(task, state);
	const all = shorterWaits(whole);
	const shortest = all.at(-1) ?? whole;
	const remaining = taskRemaining(task, state);
	const withTime = all.map(words => (remaining === '' ? words : `${words}, ${remaining}`));
	return [...withTime, shortest].find(words => widthOf(words) <= room) ?? shortest;
}

/** Coroutines, then what is awaited; where both do not fit, the innermost coroutine, then none. */
function tailPieces(
	task: TaskState,
	{chain, waits}: {readonly chain: readonly FrameId[]; readonly waits: string},
	room: number,
	{state, theme}: Known,
) {
	const names = task.status === 'done' || task.status === 'cancelled' ? [] : chain.map(id => frameName(state, id));
	const whole = names.join(' › ');
	const short = names.length > 1 ? `… › ${names.at(-1)}` : whole;
	const fits = [whole, short, ''].find(text => widthOf(text) + widthOf(waits) + 2 <= room) ?? '';
	const gap = fits === '' || waits === '' ? '' : '  ';
	const style = task.status === 'failed' ? theme.wrong : task.status === 'done' ? theme.value : theme.plain;
	const filled = padded(`${gap}${waits}`, Math.max(0, room - widthOf(fits)));
	return [
		[theme.resting, fits],
		[style, filled],
	] as const;
}
