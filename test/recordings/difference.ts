import {align} from './align.ts';
import type {Line} from './stages.ts';

/** One way in which a stage of a run on some Python is not what it is on the embedded one. */
export interface Difference {
	/** `missing` and `extra`: the whole stage; the others: a field of a stage that both have. */
	readonly what: 'missing' | 'extra' | 'move' | 'evidence' | 'stack' | 'locals';
	/** The stage on the embedded Python; absent with `extra`. */
	readonly there?: Line;
	/** The stage on the other Python; absent with `missing`. */
	readonly here?: Line;
}

/** Compares the stages of a run stage by stage and field by field. `there` are those of the embedded Python. */
export function differencesOf(there: readonly Line[], here: readonly Line[]): readonly Difference[] {
	const {pairs, hunks} = align(there, here, ({kind, frame, move}) => `${kind} ${frame} ${move}`);
	const found: Difference[] = pairs.flatMap(([first, second]) => fields(first, second));
	for (const {removed, added} of hunks) {
		// Of the same kind and frame: the same stage with other words.
		const inner = align(removed, added, ({kind, frame}) => `${kind} ${frame}`);
		for (const [first, second] of inner.pairs) {
			found.push({what: 'move', there: first, here: second}, ...fields(first, second));
		}

		for (const hunk of inner.hunks) {
			found.push(...hunk.removed.map(line => ({what: 'missing', there: line}) as const));
			found.push(...hunk.added.map(line => ({what: 'extra', here: line}) as const));
		}
	}

	return found;
}

function fields(there: Line, here: Line): Difference[] {
	return (['evidence', 'stack', 'locals'] as const)
		.filter(field => there[field] !== here[field])
		.map(what => ({what, there, here}));
}
