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

/** The tasks that one task made and that do the same. */
interface TaskGroup {
	readonly key: string;
	/** In the order of the tree; with the place of each among all that the task made. */
	readonly tasks: ReadonlyArray<readonly [task: TaskState, place: number]>;
	/** How many they are with all that they made, and those made, and so on. */
	readonly count: number;
}

/** At most `height` rows, as far as a row for the first of the ranked tasks allows it. */
export function foldTasks(folding: TaskFolding, height: number): readonly TaskEntry[] {
	const {ranked} = folding;
	const folds = new TaskFolds(folding);
	if (ranked.length <= height) return folds.entries(ranked.length);
	let low = 1;
	let high = Math.min(height, ranked.length);
	let best = folds.entries(low);
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		const entries = folds.entries(middle);
		if (entries.length <= height) {
			low = middle;
			best = entries;
		} else high = middle - 1;
	}
	return best;
}

/** The folds of one tree. Of many tasks few are looked at again for each: those with rows of their own. */
class TaskFolds {
	readonly #folding: TaskFolding;
	readonly #groups = new Map<FrameId | null, readonly TaskGroup[]>();
	readonly #makers = new Map<FrameId, FrameId>();

	constructor(folding: TaskFolding) {
		this.#folding = folding;
		for (const [maker, made] of folding.tree) if (maker !== null) for (const {id} of made) this.#makers.set(id, maker);
	}

	/** Where so many of the ranked tasks have rows of their own. */
	entries(count: number): readonly TaskEntry[] {
		const kept = this.#kept(count);
		const entries: TaskEntry[] = [];
		const left: TaskEntry[] = this.#below(null, 0, kept);
		for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
			entries.push(entry);
			if (entry.kind === 'task') left.push(...this.#below(entry.task.id, entry.depth + 1, kept));
		}
		return entries;
	}

	/** The first so many ranked tasks, with those that made them. */
	#kept(count: number): ReadonlySet<FrameId> {
		const kept = new Set(this.#folding.ranked.slice(0, count).map(({id}) => id));
		for (const id of [...kept]) {
			for (let up = this.#makers.get(id); up !== undefined && !kept.has(up); up = this.#makers.get(up)) kept.add(up);
		}
		return kept;
	}

	/** The rows right below a task, the last one first. */
	#below(maker: FrameId | null, depth: number, kept: ReadonlySet<FrameId>): TaskEntry[] {
		const made = this.#folding.tree.get(maker);
		if (made === undefined) return [];
		const own = made.filter(({id}) => kept.has(id));
		const more = own.length === made.length ? [] : this.#moreRows(maker, depth, own, kept);
		const rows = own.map((task, index): TaskEntry => {
			const last = more.length === 0 && index === own.length - 1;
			return {kind: 'task', task, depth, last};
		});
		return [...rows, ...more].reverse();
	}

	/** The rows of those that have none of their own. `own`: those that have one. */
	#moreRows(
		maker: FrameId | null,
		depth: number,
		own: readonly TaskState[],
		kept: ReadonlySet<FrameId>,
	): readonly TaskEntry[] {
		const {tree, keyOf} = this.#folding;
		const counts = new Map<string, number>();
		for (const task of own) counts.set(keyOf(task), (counts.get(keyOf(task)) ?? 0) + familyOf(tree, task));
		const folded = this.#groupsOf(maker).flatMap(({key, tasks, count}) => {
			const first = tasks.find(([{id}]) => !kept.has(id));
			return first === undefined ? [] : [{like: first[0], place: first[1], count: count - (counts.get(key) ?? 0)}];
		});
		const sorted = folded.sort((a, b) => b.count - a.count || a.place - b.place);
		const shown = sorted.length <= MAX_GROUPS ? sorted : sorted.slice(0, MAX_GROUPS - 1);
		const rest = sorted.slice(shown.length).reduce((sum, {count}) => sum + count, 0);
		const rows = shown.map(({count, like}): TaskEntry => ({kind: 'more', count, like, depth}));
		return rest === 0 ? rows : [...rows, {kind: 'more', count: rest, like: null, depth}];
	}

	#groupsOf(maker: FrameId | null): readonly TaskGroup[] {
		const known = this.#groups.get(maker);
		if (known !== undefined) return known;
		const {tree, keyOf} = this.#folding;
		const made = (tree.get(maker) ?? []).map((task, place) => [task, place] as const);
		const groups = [...Map.groupBy(made, ([task]) => keyOf(task))].map(([key, tasks]) => {
			return {key, tasks, count: tasks.reduce((sum, [task]) => sum + familyOf(tree, task), 0)};
		});
		this.#groups.set(maker, groups);
		return groups;
	}
}

/** A task with all that it made, and those made, and so on. */
function familyOf(tree: TaskTree, task: TaskState): number {
	if (!tree.has(task.id)) return 1;
	let count = 0;
	const left = [task];
	for (let next = left.pop(); next !== undefined; next = left.pop()) {
		count += 1;
		for (const made of tree.get(next.id) ?? []) left.push(made);
	}
	return count;
}
