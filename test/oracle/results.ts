import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** How the random programs of one Python came out. */
export interface Result {
	/** For example `3.12`. */
	readonly python: string;
	readonly firstSeed: number;
	readonly programs: number;
	/** Told as they are, in every stage, but for differences that `differences.md` lists. */
	readonly same: number;
	readonly different: number;
	/** The oracle cannot rewrite them, disturbs them, doubts its own reports, or they are too long. */
	readonly notCompared: number;
}

/** How the random programs of tasks of one Python came out. */
export interface TasksResult extends Pick<Result, 'python' | 'firstSeed' | 'programs' | 'same' | 'different'> {
	/** How often they asked asyncio. */
	readonly answers: number;
}

const file = path.join(import.meta.dirname, 'results.md');

const head = [
	'# Random programs that are told as they are',
	'',
	'Made by `npm run fuzz -- --store`, a row for each Python. The seeds give the same programs again on any machine.',
	'',
	'| Python | seeds | programs | the same, but for [explained differences](differences.md) | different | not compared |',
	'| --- | --- | --- | --- | --- | --- |',
];

const headOfTasks = [
	'',
	'## Programs of tasks',
	'',
	'Made by `npm run fuzz -- --tasks --store`. Each asks asyncio what its tasks do, and the answer is what is told at that moment.',
	'',
	'| Python | seeds | programs | the same | different | answers |',
	'| --- | --- | --- | --- | --- | --- |',
];

/** Puts the result of a Python in the place of the one that is stored for it. */
export function storeResult({python, firstSeed, programs, same, different, notCompared}: Result): void {
	const {rows, rowsOfTasks} = stored();
	const cells = [same, different, notCompared];
	write(replaced(rows, rowOf(python, firstSeed, programs, cells)), rowsOfTasks);
}

/** The same for programs of tasks. */
export function storeTasksResult({python, firstSeed, programs, same, different, answers}: TasksResult): void {
	const {rows, rowsOfTasks} = stored();
	write(rows, replaced(rowsOfTasks, rowOf(python, firstSeed, programs, [same, different, answers])));
}

function stored(): {rows: readonly string[]; rowsOfTasks: readonly string[]} {
	const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
	const place = lines.indexOf('## Programs of tasks');
	const end = place < 0 ? lines.length : place;
	return {rows: lines.slice(0, end).filter(isRow), rowsOfTasks: lines.slice(end).filter(isRow)};
}

function write(rows: readonly string[], rowsOfTasks: readonly string[]): void {
	writeFileSync(file, [...head, ...rows, ...headOfTasks, ...rowsOfTasks, ''].join('\n'));
}

function replaced(rows: readonly string[], row: string): readonly string[] {
	const others = rows.filter(other => pythonOf(other) !== pythonOf(row));
	return [...others, row].sort((a, b) => order(pythonOf(a)) - order(pythonOf(b)));
}

function rowOf(python: string, firstSeed: number, programs: number, counts: readonly number[]): string {
	const seeds = `${firstSeed} to ${firstSeed + programs - 1}`;
	return `| ${[python, seeds, programs, ...counts].join(' | ')} |`;
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
