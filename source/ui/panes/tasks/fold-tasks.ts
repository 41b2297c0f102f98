/** Which tasks have rows of their own, where there are more tasks than rows. */

import type {TaskState} from '../../../engine/tasks.ts';
import type {FrameId} from '../../../protocol/index.ts';
import type {TaskTree} from './task-tree.ts';

/** A row of the tree: a task, or so many folded ones that do the same. */
export type TaskEntry =
	| {readonly kind: 'task'; readonly task: TaskState; readonly depth: number; readonly last: boolean}
	| {readonly kind: 'more'; readonly count: number; readonly like: TaskState | null; readonly depth: number};

/** Folded tasks of one parent take so many rows at most. */
const MAX_GROUPS = 3;

/** What a fold is made of. */
export interface TaskFolding {
	readonly tree: TaskTree;
	/** All tasks, those first whose rows are needed most. */
	readonly ranked: readonly TaskState[];
	/** Those that do the same have the same key. */
	readonly keyOf: (task: TaskState) => string;
}

/** At most `height` rows, as far as a row for the first of the ranked tasks allows it. */
export function foldTasks(folding: TaskFolding, height: number): readonly TaskEntry[] {
	const {ranked} = folding;
	const all = entriesOf(folding, new Set(ranked.map(({id}) => id)));
	if (all.length <= height) return all;
	let low = 1;
	let high = Math.min(height, ranked.length);
	let best = entriesOf(folding, kept(folding, low));
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		const entries = entriesOf(folding, kept(folding, middle));
		if (entries.length <= height) {
			low = middle;
			best = entries;
		} else high = middle - 1;
	}
	return best;
}

/** The first so many ranked tasks, with those that made them. */
function kept({ranked, tree}: TaskFolding, count: number): ReadonlySet<FrameId> {
	const chosen = new Set(ranked.slice(0, count).map(({id}) => id));
	const makers = new Map<FrameId, FrameId>();
	for (const [maker, made] of tree) if (maker !== null) for (const {id} of made) makers.set(id, maker);
	for (const id of [...chosen]) {
		for (let up = makers.get(id); up !== undefined && !chosen.has(up); up = makers.get(up)) chosen.add(up);
	}
	return chosen;
}

function entriesOf(folding: TaskFolding, chosen: ReadonlySet<FrameId>): readonly TaskEntry[] {
	const {tree} = folding;
	const entries: TaskEntry[] = [];
	const left: TaskEntry[] = below(null, 0);
	for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
		entries.push(entry);
		if (entry.kind === 'task') left.push(...below(entry.task.id, entry.depth + 1));
	}
	return entries;

	/** The rows right below a task, the last one first. */
	function below(maker: FrameId | null, depth: number): TaskEntry[] {
		const made = tree.get(maker) ?? [];
		const own = made.filter(({id}) => chosen.has(id));
		const groups = groupsOf(
			folding,
			made.filter(({id}) => !chosen.has(id)),
			depth,
		);
		const rows = own.map((task, index): TaskEntry => {
			const last = groups.length === 0 && index === own.length - 1;
			return {kind: 'task', task, depth, last};
		});
		return [...rows, ...groups].reverse();
	}
}

/** A task that does what no other does needs no more room by itself than as a group. */
function groupsOf({tree, keyOf}: TaskFolding, tasks: readonly TaskState[], depth: number): TaskEntry[] {
	const groups = new Map<string, {like: TaskState; count: number}>();
	for (const task of tasks) {
		const group = groups.get(keyOf(task));
		if (group === undefined) groups.set(keyOf(task), {like: task, count: familyOf(tree, task)});
		else group.count += familyOf(tree, task);
	}
	const sorted = [...groups.values()].sort((a, b) => b.count - a.count);
	const shown = sorted.length <= MAX_GROUPS ? sorted : sorted.slice(0, MAX_GROUPS - 1);
	const rest = sorted.slice(shown.length).reduce((sum, {count}) => sum + count, 0);
	const rows = shown.map(({count, like}): TaskEntry => ({kind: 'more', count, like, depth}));
	return rest === 0 ? rows : [...rows, {kind: 'more', count: rest, like: null, depth}];
}

/** A task with all that it made, and those made, and so on. */
function familyOf(tree: TaskTree, task: TaskState): number {
	let count = 0;
	const left = [task];
	for (let next = left.pop(); next !== undefined; next = left.pop()) {
		count += 1;
		left.push(...(tree.get(next.id) ?? []));
	}
	return count;
}
