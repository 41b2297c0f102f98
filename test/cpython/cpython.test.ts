import {describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {compare} from './compare.ts';
import {runPlain, runTraced} from './run-tests.ts';
import {suiteOf} from './suites.ts';

/** Those that are quick; `npm run cpython-tests` runs all of them on every Python. */
const quick = ['test_yield_from', 'test_asyncgen', 'test_generator_stop'];

const withTests = pythons.filter(python => suiteOf(python).modules.length > 0);
const isOld = ({version}: {readonly version: string}): boolean => Number(version.split('.')[1]) < 12;

/** The newest one of those that are observed by `sys.settrace`, and of those by `sys.monitoring`. */
const chosen = [withTests.findLast(isOld), withTests.findLast(python => !isOld(python))].filter(
	python => python !== undefined,
);

skipWithout(chosen);

describe.each(chosen)("CPython $version's own", python => {
	test.each(quick)('%s ends under the tracer as it does without', async module => {
		const {own} = suiteOf(python);
		const [plain, traced] = [await runPlain(python, module), await runTraced(python, module, own)];
		expect(traced.observations).toBeGreaterThan(100);
		expect(compare(module, plain, traced).changed).toEqual([]);
		expect(Object.keys(plain.outcomes).length).toBeGreaterThan(0);
	});
});
