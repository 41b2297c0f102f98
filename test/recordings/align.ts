/** A place where two lists differ: so many of the first were put in the place of so many of the second. */
export interface Hunk<T> {
	/** Where in the first list it begins. */
	readonly at: number;
	readonly removed: readonly T[];
	readonly added: readonly T[];
}

/** Two lists brought together by their longest common subsequence, and what differs between. */
export interface Alignment<T> {
	readonly pairs: ReadonlyArray<readonly [first: T, second: T]>;
	readonly hunks: readonly Hunk<T>[];
}

/** Aligns two lists whose elements are equal when their keys are. */
export function align<T>(first: readonly T[], second: readonly T[], key: (element: T) => string): Alignment<T> {
	const a = first.map(key);
	const b = second.map(key);
	const lengths = lengthsOf(a, b);
	const pairs: Array<readonly [T, T]> = [];
	const hunks: Hunk<T>[] = [];
	let removed: T[] = [];
	let added: T[] = [];
	const close = (at: number): void => {
		if (removed.length + added.length > 0) hunks.push({at: at - removed.length, removed, added});
		removed = [];
		added = [];
	};

	let i = 0;
	let j = 0;
	while (i < a.length || j < b.length) {
		if (i < a.length && j < b.length && a[i] === b[j]) {
			close(i);
			pairs.push([first[i++] as T, second[j++] as T]);
		} else if (j >= b.length || (i < a.length && length(lengths, i + 1, j) >= length(lengths, i, j + 1))) {
			removed.push(first[i++] as T);
		} else added.push(second[j++] as T);
	}

	close(i);
	return {pairs, hunks};
}

/** `lengths[i][j]`: how many elements the tails from i and from j have in common. */
function lengthsOf(a: readonly string[], b: readonly string[]): Uint32Array[] {
	const lengths = Array.from({length: a.length + 1}, () => new Uint32Array(b.length + 1));
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			const common = a[i] === b[j];
			(lengths[i] as Uint32Array)[j] = common
				? length(lengths, i + 1, j + 1) + 1
				: Math.max(length(lengths, i + 1, j), length(lengths, i, j + 1));
		}
	}

	return lengths;
}

function length(lengths: readonly Uint32Array[], i: number, j: number): number {
	return lengths[i]?.[j] ?? 0;
}
