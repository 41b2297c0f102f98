import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** How the random programs of one Python came out. */
export interface Result {
	/** For example `3.12`. */
	readonly python: string;
	readonly firstSeed: number;
	readonly programs: number;
	/** Told as they are, in every stage. */
	readonly same: number;
	/** Told as they are, but for differences that `differences.md` lists. */
	readonly explained: number;
	readonly different: number;
	/** The oracle cannot rewrite them, disturbs them, doubts its own reports, or they are too long. */
	readonly notCompared: number;
}

const file = path.join(import.meta.dirname, 'results.md');

const head = [
	'# Random programs that are told as they are',
	'',
	'Made by `npm run fuzz -- --store`, a row for each Python. The seeds give the same programs again on any machine.',
	'',
	'| Python | seeds | programs | the same | the same but for [explained differences](differences.md) | different | not compared |',
	'| --- | --- | --- | --- | --- | --- | --- |',
];

/** Puts the result of a Python in the place of the one that is stored for it. */
export function storeResult(result: Result): void {
	const rows = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(isRow) : [];
	const others = rows.filter(row => pythonOf(row) !== result.python);
	const all = [...others, rowOf(result)].sort((a, b) => order(pythonOf(a)) - order(pythonOf(b)));
	writeFileSync(file, [...head, ...all, ''].join('\n'));
}

function rowOf({python, firstSeed, programs, same, explained, different, notCompared}: Result): string {
	const seeds = `${firstSeed} to ${firstSeed + programs - 1}`;
	return `| ${[python, seeds, programs, same, explained, different, notCompared].join(' | ')} |`;
}

function isRow(line: string): boolean {
	return /^\| (?:3\.|embedded)/.test(line);
}

function pythonOf(row: string): string {
	return row.split(' ')[1] ?? '';
}

function order(python: string): number {
	return python === 'embedded' ? 100 : Number(python.split('.')[1]);
}
