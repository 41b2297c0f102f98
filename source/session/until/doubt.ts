import {didYouMean} from '../did-you-mean.ts';
import type {Goal} from './goal.ts';
import {isFile} from './stage-test.ts';

/** The source of a program, as far as it is known. */
export interface KnownSource {
	readonly sources: ReadonlyMap<string, string>;
	/** The file that a line counts in where the goal names none. */
	readonly file: string;
}

/** Says in one sentence why a goal can never be reached, judging by the source. Null: it can be, as far as is known. */
export function doubt(goal: Goal, known: KnownSource): string | null {
	if (goal.kind === 'line') return lineDoubt(goal.line, goal.file ?? known.file, known);
	if (goal.kind !== 'function' || goal.unchecked) return null;
	const names = functionNames(known.sources.values());
	const last = goal.name.split('.').at(-1) ?? '';
	if (names.includes(last)) return null;
	const meant = didYouMean(last, names);
	return `No function ${goal.name} is known yet${meant} "function ${goal.name}" waits for it.`;
}

function lineDoubt(line: number, file: string, {sources}: KnownSource): string | null {
	const found = [...sources].find(([path]) => isFile(path, file));
	if (found === undefined) return null;
	const lines = found[1].split('\n');
	const name = file.split(/[\\/]/).at(-1) ?? file;
	const count = lines.at(-1) === '' ? lines.length - 1 : lines.length;
	if (line > count) return `${name} has ${count} lines: there is no line ${line}.`;
	const text = lines[line - 1]?.trim() ?? '';
	return text === '' || text.startsWith('#') ? `Line ${line} of ${name} is empty or a comment: it never runs.` : null;
}

/** The names of all functions that texts define. */
export function functionNames(texts: Iterable<string>): readonly string[] {
	const names = [...texts].flatMap(text =>
		[...text.matchAll(/^[ \t]*(?:async[ \t]+)?def[ \t]+([\p{L}_][\p{L}\p{N}_]*)/gmu)].map(([, name = '']) => name),
	);
	return [...new Set(names)];
}
