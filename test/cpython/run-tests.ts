import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type {Python} from '../helpers/pythons.ts';
import {readLedger} from './ledger.ts';
import {runPatiently} from './patient.ts';
import type {Suite} from './suites.ts';
import type {Order, Told} from './traced.ts';
import {isTold, isTraced, type Way} from './ways.ts';

/** What became of the tests of one suite. */
export interface TestRun {
	/**
	 * A word for each test, by its id: those of unittest; `crashed` or `hung` where Python ended in the middle of it. The rest
	 * was then run without it.
	 */
	readonly outcomes: Readonly<Record<string, string>>;
	/** What the test said, where it did not just pass. */
	readonly notes: Readonly<Record<string, string>>;
	/** The tests that were observed, by the tracer or by callbacks that do nothing. Where anything is told, frames of theirs were. */
	readonly seen: ReadonlySet<string>;
	/** What the tracer said of itself, and what else happened beside the tests. */
	readonly problems: readonly string[];
}

/** What is run, and how. */
export interface Job {
	readonly python: Python;
	readonly suite: Suite;
	/** What counts as the program's own code. */
	readonly own: readonly string[];
	readonly way: Way;
	/** Only these tests, by their ids; absent: all. */
	readonly only?: readonly string[];
	/** All but these. */
	readonly without?: readonly string[];
}

const runner = path.join(import.meta.dirname, 'python', 'runner.py');
const traced = path.join(import.meta.dirname, 'traced.ts');

/** Fixed surroundings for all runs. */
const env = {...process.env, PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8'};

/** How long a single test may take, in milliseconds. */
const patience = 300_000;

/** How often the tests that nobody observed are run again. */
const mostTurns = 15;

/** After so many crashes of one suite the rest of it is left. */
const mostCrashes = 12;

/**
 * Runs a suite's tests as regrtest would; those behind a crash in another process, and so those that nobody observed, since a
 * test before them had taken the trace function away. Never rejects.
 */
export async function runTests(job: Job): Promise<TestRun> {
	const run = await runThrough(job);
	if (job.way === 'plain') return run;
	const outcomes: Record<string, string> = {...run.outcomes};
	const notes: Record<string, string> = {...run.notes};
	const seen = new Set(run.seen);
	const problems = [...run.problems];
	/** Those that are not run again. */
	const settled = new Set<string>();
	for (let turn = 0; ; turn++) {
		const unseen = Object.keys(outcomes).filter(id => !seen.has(id) && !settled.has(id) && isObservable(outcomes[id]));
		if (unseen.length === 0 || turn === mostTurns) return {outcomes, notes, seen, problems};
		const again = await runThrough({...job, only: unseen});
		// The first of them began with the tracer in its place: more cannot be done for it.
		for (const id of [unseen[0] ?? '', ...again.seen]) {
			settled.add(id);
			if (again.seen.has(id)) seen.add(id);
			if (again.outcomes[id] !== undefined) outcomes[id] = again.outcomes[id];
			if (again.notes[id] !== undefined) notes[id] = again.notes[id];
		}
		problems.push(...again.problems);
	}
}

function isObservable(word: string | undefined): boolean {
	return !['skipped', 'crashed', 'hung'].includes(word ?? '');
}

async function runThrough(job: Job): Promise<TestRun> {
	const outcomes: Record<string, string> = {};
	const notes: Record<string, string> = {};
	const seen = new Set<string>();
	const problems: string[] = [];
	for (let crashes = 0; crashes < mostCrashes; crashes++) {
		const before = [...Object.keys(outcomes), ...(job.without ?? [])];
		const left = job.only?.filter(id => !before.includes(id));
		const run = await withFolder(folder => runOnce(job, folder, left === undefined ? before : ['only', ...left]));
		Object.assign(outcomes, run.outcomes);
		Object.assign(notes, run.notes);
		for (const id of run.seen) seen.add(id);
		problems.push(...run.problems);
		if (run.current === null) break;
		outcomes[run.current] = run.ending === 'hung' ? 'hung' : 'crashed';
		notes[run.current] = run.ending;
	}
	return {outcomes, notes, seen, problems};
}

interface Once extends TestRun {
	/** The test under way when Python ended. */
	readonly current: string | null;
	readonly ending: string;
}

async function runOnce({python, suite, own, way}: Job, folder: string, skipped: readonly string[]): Promise<Once> {
	const out = path.join(folder, 'outcomes');
	const told = path.join(folder, 'told');
	const cwd = path.join(folder, 'cwd');
	mkdirSync(cwd);
	const args = [out, suite.module, way, JSON.stringify(skipped)];
	const command = isTraced(way)
		? [
				process.execPath,
				traced,
				JSON.stringify({python: python.file, runner, arguments: args, own, way, told} satisfies Order),
			]
		: [python.file, runner, ...args];
	const {how, stderr} = await runPatiently({command, cwd, env, progress: out, patience});
	const ledger = readLedger(readText(out));
	const said = existsSync(told) ? (JSON.parse(readText(told)) as Told) : null;
	const numbers = isTold(way) ? (said?.seen ?? []) : ledger.watched;
	const ending = endingOf(how, stderr, said);
	const problems = [...(said?.problems ?? [])];
	if (ledger.current === null && ending !== '')
		problems.push(`${ledger.isDone ? 'at the end' : 'between two tests'}: ${ending}`);
	return {...ledger, seen: new Set(numbers.flatMap(number => ledger.ids.get(number) ?? [])), problems, ending};
}

/** Empty: Python ended by itself, and well. */
function endingOf(how: string, stderr: string, said: Told | null): string {
	if (how === 'hung') return how;
	if (said === null) return how === 'status 0' ? '' : `${how}\n${stderr}`;
	const {ending} = said;
	if (ending.kind === 'exit') return ending.status === 0 ? '' : `status ${ending.status}\n${ending.stderr}${stderr}`;
	return `${ending.kind === 'signal' ? ending.signal : JSON.stringify(ending)}\n${ending.stderr}${stderr}`;
}

function readText(file: string): string {
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-cpython-'));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}
