import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import type {Python} from '../helpers/pythons.ts';

/**
 * CPython's own tests of what lives on generators, coroutines and frames, by the names that a table gives them, with the
 * modules that they may be. Not every version has all of them.
 */
const modules: Readonly<Record<string, readonly string[]>> = {
	...ofTest('generators', 'yield_from', 'pep380', 'coroutines', 'asyncgen', 'generator_stop'),
	...ofTest('contextlib', 'contextlib_async', 'frame', 'gc', 'weakref', 'functools', 'types', 'sys'),
	test_inspect: ['test.test_inspect.test_inspect', 'test.test_inspect'],
	...ofTest('patma', 'except_star', 'exceptions', 'traceback', 'pdb', 'bdb', 'sys_settrace', 'threading', 'signal'),
	...ofTest('pickle', 'typing'),
	test_async_case: ['test.test_unittest.test_async_case', 'unittest.test.test_async_case'],
	...ofAsyncio('tasks', 'futures', 'futures2', 'queues', 'locks', 'streams', 'taskgroups', 'timeouts', 'runners'),
	...ofAsyncio('base_events', 'waitfor', 'eager_task_factory'),
};

function ofTest(...names: readonly string[]): Record<string, readonly string[]> {
	return Object.fromEntries(names.map(name => [`test_${name}`, [`test.test_${name}`]]));
}

function ofAsyncio(...names: readonly string[]): Record<string, readonly string[]> {
	return Object.fromEntries(names.map(name => [`asyncio.test_${name}`, [`test.test_asyncio.test_${name}`]]));
}

/** One suite of tests of a Python. */
export interface Suite {
	/** For example `test_generators`. */
	readonly name: string;
	/** For example `test.test_generators`. */
	readonly module: string;
}

/** The tests that came with a Python. */
export interface Suites {
	readonly suites: readonly Suite[];
	/** What counts as the program's own code: the tests, what they test, and their doctests. */
	readonly own: readonly string[];
}

/** Finds the tests of a Python; no suites where it was installed without them. */
export function suitesOf({file}: Python): Suites {
	const question = 'import os, sys; sys.stdout.write(os.path.dirname(os.__file__))';
	const library = execFileSync(file, ['-c', question], {encoding: 'utf8'});
	const suites = Object.entries(modules).flatMap(([name, candidates]) => {
		const module = candidates.find(dotted => existsSync(path.join(library, `${dotted.replaceAll('.', '/')}.py`)));
		return module === undefined ? [] : [{name, module}];
	});
	return {
		suites,
		own: [
			path.join(library, 'test'),
			path.join(library, 'unittest', 'test'),
			path.join(library, 'contextlib.py'),
			'<doctest',
		],
	};
}

/** The suites that are run with `--all-frames`, too. */
export const withAllFrames: ReadonlySet<string> = new Set([
	'test_generators',
	'test_contextlib_async',
	'test_async_case',
	'asyncio.test_queues',
	'asyncio.test_locks',
	'asyncio.test_taskgroups',
]);
