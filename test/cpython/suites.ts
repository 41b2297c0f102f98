import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import type {Python} from '../helpers/pythons.ts';

/** CPython's own tests of generators, coroutines and what is made of them. Not every version has all of them. */
const modules = [
	'test_generators',
	'test_yield_from',
	'test_pep380',
	'test_coroutines',
	'test_asyncgen',
	'test_generator_stop',
	'test_contextlib',
	'test_contextlib_async',
];

/** The tests that came with a Python. */
export interface Suite {
	/** For example `test_generators`. */
	readonly modules: readonly string[];
	/** What counts as the program's own code: the tests, what they test, and their doctests. */
	readonly own: readonly string[];
}

/** Finds the tests of a Python; no modules where it was installed without them. */
export function suiteOf({file}: Python): Suite {
	const question = 'import os, sys; sys.stdout.write(os.path.dirname(os.__file__))';
	const library = execFileSync(file, ['-c', question], {encoding: 'utf8'});
	return {
		modules: modules.filter(name => existsSync(path.join(library, 'test', `${name}.py`))),
		own: [path.join(library, 'test'), path.join(library, 'contextlib.py'), '<doctest'],
	};
}
