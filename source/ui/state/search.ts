import type {History} from '../../engine/history.ts';
import type {Stage} from '../../engine/stage.ts';
import {foldedFor, logText} from '../../wording/log-text.ts';
import type {Line} from '../input/line-editor.ts';
import {textOf} from '../input/line-editor.ts';

/** A search in the log. Immutable. */
export interface Search {
	/** What is being typed; null: nothing. */
	readonly line: Line | null;
	/** What was looked for last; empty: nothing yet. */
	readonly query: string;
	/** The stages that match, in their order, among the first `through` ones. It grows while the log is looked through. */
	readonly found: readonly number[];
	readonly through: number;
}

/** What is marked in the log: what is being typed, else what was looked for. */
export function markedQuery(search: Search | null): string {
	return search === null ? '' : search.line ? textOf(search.line) : search.query;
}

/** The index of a query in a text; -1: it is not in it. */
export function indexOfQuery(text: string, query: string): number {
	const where = foldedFor(text, query);
	// Some letters become two in lower case, so that an index in one text is none in the other.
	return query === '' || where.length !== text.length ? -1 : where.indexOf(query);
}

/** Whether a stage matches, by what its row in the log says. */
export function matches(stage: Stage, query: string, named: Pick<History, 'names'>): boolean {
	return query !== '' && foldedFor(logText(stage, named), query).includes(query);
}

/** How many of the sorted `found` are below `stage`. */
export function countBelow(found: readonly number[], stage: number): number {
	let low = 0;
	let high = found.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((found[middle] ?? 0) < stage) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
}

/** The progress of the search, for the title of the log: `/gen 3 of 17`. */
export function searchTitle(search: Search | null, position: number, length: number): string {
	if (search === null || search.query === '' || search.line !== null) return '';
	const {query, through} = search;
	// With the future hidden, `length` is that of the past.
	const known = countBelow(search.found, length);
	const before = countBelow(search.found, position - 1);
	const here = search.found[before] === position - 1 ? `${before + 1} of ` : '';
	const count = through < length ? `${known} so far` : `${here}${known}`;
	return ` /${query} ${count}`;
}
