/** CPython's own tests of generators on the embedded Python: those of the newest native one, beside the program, where they load. */
import {execFileSync} from 'node:child_process';
import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {command} from '../../cli/cli.ts';
import {pythons} from '../../helpers/pythons.ts';
import {type Comparison, compare} from '../compare.ts';
import {readLedger} from '../ledger.ts';
import type {TestRun} from '../run-tests.ts';

/**
 * Those that need no sockets, files of their own, threads or processes, and no module that came with a later Python. Left out:
 * test_functools ends a plain Pyodide by its small stack; test_exceptions writes files, which the guard rails refuse.
 */
const suites = ['generators', 'yield_from', 'coroutines', 'generator_stop', 'contextlib'];

const ways = ['noop', 'output', 'log'] as const;

/** What one suite came to. */
export interface Judged {
	readonly release: string;
	readonly suite: string;
	readonly comparisons: Partial<Record<(typeof ways)[number], Comparison>>;
}

/** Runs one suite after the other, in each way. `chosen`: these alone, by their names; none: all. */
export async function* judgeEmbedded(chosen: readonly string[]): AsyncGenerator<Judged> {
	const file = pythons.at(-1)?.file ?? '';
	const ask = (code: string): string => execFileSync(file, ['-c', code], {encoding: 'utf8'}).trim();
	const tests = ask('import os; print(os.path.join(os.path.dirname(os.__file__), "test"))');
	const release = `embedded, tests of ${ask('import platform; print(platform.python_version())')}`;
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-embedded-'));
	try {
		for (const python of ['runner.py', 'marks.py', 'noop.py'])
			cpSync(path.join(import.meta.dirname, '../python', python), path.join(folder, python));
		for (const name of ['__init__.py', 'support', ...suites.map(suite => `test_${suite}.py`)])
			cpSync(path.join(tests, name), path.join(folder, 'test', name), {recursive: true});
		for (const name of suites) {
			const suite = `test_${name}`;
			if (chosen.length > 0 && !chosen.includes(suite)) continue;
			const plain = run(folder, suite, 'plain');
			const noop = run(folder, suite, 'noop');
			const comparisons = Object.fromEntries(
				ways.map(way => [way, compare({plain, noop, run: way === 'noop' ? noop : run(folder, suite, way)})]),
			);
			for (const [way, {tests: all, observed, same, changed}] of Object.entries(comparisons)) {
				process.stdout.write(`embedded ${suite} ${way} ${all} tests, ${observed} observed, ${same} the same\n`);
				for (const {test, plain: before, now} of changed) process.stdout.write(`      ${test}: ${before} -> ${now}\n`);
			}
			if (Object.keys(plain.outcomes).length > 0) yield {release, suite, comparisons};
		}
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}

function run(folder: string, suite: string, way: 'plain' | (typeof ways)[number]): TestRun {
	const args = ['-', `test.${suite}`, way, '[]'];
	const report = ['--report', way === 'output' ? 'output' : 'json', '--'];
	const words =
		way === 'plain' || way === 'noop'
			? [path.join(import.meta.dirname, 'plain.ts'), path.join(folder, 'runner.py'), ...args]
			: [command, 'runner.py', ...report, ...args];
	const printed = printedBy(words, folder);
	const isTold = way === 'log';
	const {text, seen} = isTold ? toldIn(printed) : {text: printed, seen: []};
	const lines = text.split('\n').filter(line => line.startsWith('@@'));
	const ledger = readLedger(lines.map(line => `${line.slice(2)}\n`).join(''));
	const numbers = isTold ? seen : ledger.watched;
	return {
		outcomes: ledger.outcomes,
		notes: ledger.notes,
		seen: new Set(numbers.flatMap(number => ledger.ids.get(number) ?? [])),
		problems: ledger.isDone ? [] : [`ended in ${ledger.current ?? 'between two tests'}`],
	};
}

function printedBy(words: readonly string[], cwd: string): string {
	try {
		return execFileSync(process.execPath, words, {
			cwd,
			encoding: 'utf8',
			maxBuffer: 2 ** 30,
			stdio: ['ignore', 'pipe', 'ignore'],
		});
	} catch (error) {
		return String((error as {stdout?: string}).stdout ?? '');
	}
}

interface Stage {
	readonly kind?: string;
	readonly text?: string;
	readonly file?: string;
}

/** What the program printed by the stages, and the numbers of the tests between whose marks a stage of a test's code stands. */
function toldIn(report: string): {text: string; seen: readonly number[]} {
	let text = '';
	let current: number | null = null;
	const seen = new Set<number>();
	for (const line of report.split('\n').slice(0, -1)) {
		const {kind, text: printed = '', file = ''} = JSON.parse(line) as Stage;
		if (kind !== 'output') {
			if (current !== null && /test_\w+\.py$|^<doctest/.test(file)) seen.add(current);
			continue;
		}
		text += printed;
		const [, event, number] = [...printed.matchAll(/@@\["(begin|end)", (\d+)/g)].at(-1) ?? [];
		if (event !== undefined) current = event === 'begin' ? Number(number) : null;
	}
	return {text, seen: [...seen]};
}
