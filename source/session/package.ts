/** What the package says about itself, and the samples in it. */
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {packageFolder, pyodideFolder} from '../interpreter/index.ts';

/** One sample program. */
export interface Sample {
	/** The name of its file. */
	readonly name: string;
	/** Its absolute path. */
	readonly file: string;
	/** Its docstring: what to watch. */
	readonly lesson: string;
}

/** The order in which to learn from them; other samples follow. */
const SAMPLE_ORDER = [
	'tour',
	'plain_generator',
	'three_yields',
	'simple_coroutine',
	'foo_bar',
	'delegator',
	'two_delegatees',
];

/** The samples; none where they are not there. Never throws. */
export function samples(): readonly Sample[] {
	const folder = path.join(packageFolder, 'samples');
	const place = (name: string): number =>
		SAMPLE_ORDER.includes(name) ? SAMPLE_ORDER.indexOf(name) : SAMPLE_ORDER.length;
	try {
		return readdirSync(folder)
			.filter(file => file.endsWith('.py'))
			.map(file => ({name: file, file: path.join(folder, file), lesson: lessonOf(path.join(folder, file))}))
			.sort(
				(one, other) => place(stem(one.name)) - place(stem(other.name)) || one.name.localeCompare(other.name, 'en'),
			);
	} catch {
		return [];
	}
}

const stem = (name: string): string => name.replace(/\.py$/, '');

function lessonOf(file: string): string {
	return /^"""([\s\S]*?)"""/.exec(readFileSync(file, 'utf8'))?.[1]?.trim() ?? '';
}

/** The demo of the tour, for the first five minutes. */
export const tourPath: string = path.join(packageFolder, 'samples/tour.demo');

/** The script of an exported page. */
export const pageScript: string = path.join(packageFolder, 'dist/page.js');

/** Where to read on. */
export const readmePath: string = path.join(packageFolder, 'README.md');

/** The version of gen-step. */
export const version = (): string => (read('package.json') as {version?: string} | null)?.version ?? '?';

/** The versions of gen-step, of what runs it, and of what is in it, a line each. */
export function versions(): string {
	const pyodide = read(path.join(pyodideFolder, 'package.json')) as {version?: string} | null;
	const lock = read(path.join(pyodideFolder, 'pyodide-lock.json')) as {info?: {python?: string}} | null;
	return [
		`gen-step ${version()}`,
		`Node ${process.versions.node}`,
		`CPython ${lock?.info?.python ?? '?'}, embedded by Pyodide ${pyodide?.version ?? '?'}`,
	]
		.map(line => `${line}\n`)
		.join('');
}

function read(file: string): unknown {
	try {
		return JSON.parse(readFileSync(path.resolve(packageFolder, file), 'utf8'));
	} catch {
		return null;
	}
}
