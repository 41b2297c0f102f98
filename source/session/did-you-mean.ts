/**
 * The one of `words` that `typed` probably meant; undefined when none is near. Two letters in the wrong
 * order, one too many, one missing and a wrong one count one each; in three letters of a word one may be wrong.
 */
export function nearest(typed: string, words: readonly string[]): string | undefined {
	const limit = Math.max(1, Math.floor(typed.length / 3));
	let best: string | undefined;
	let least = limit + 1;
	for (const word of words) {
		const distance = typed.length > 2 && word.startsWith(typed) ? 1 : difference(typed, word);
		if (distance < least) {
			least = distance;
			best = word;
		}
	}
	return best;
}

/** `; did you mean X?`, or a full stop where nothing is near. */
export function didYouMean(typed: string, words: readonly string[]): string {
	const found = nearest(typed, words);
	return found === undefined ? '.' : `; did you mean ${found}?`;
}

/** How many edits lead from one word to another (Damerau and Levenshtein, each place edited once). */
function difference(one: string, other: string): number {
	let before: number[] = [];
	let row = Array.from({length: other.length + 1}, (_, index) => index);
	for (let index = 1; index <= one.length; index++) {
		const next = [index];
		for (let at = 1; at <= other.length; at++) {
			const same = one[index - 1] === other[at - 1];
			let cost = Math.min((row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1, (row[at - 1] ?? 0) + (same ? 0 : 1));
			const swapped = one[index - 1] === other[at - 2] && one[index - 2] === other[at - 1];
			if (swapped) cost = Math.min(cost, (before[at - 2] ?? 0) + 1);
			next.push(cost);
		}
		before = row;
		row = next;
	}
	return row[other.length] ?? 0;
}
