import {expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {compare} from './compare.ts';
import {runPlain, runTraced} from './run-tests.ts';
import {suiteOf} from './suites.ts';

/** Those that are quick; `npm run cpython-tests` runs all of them on every Python. */
const quick = ['test_yield_from', 'test_asyncgen', 'test_generator_stop'];

/** Where a Python was installed without its tests, the one before it serves. */
const python = pythons.findLast(found => suiteOf(found).modules.length > 0);

test.skipIf(python === undefined).each(quick)(
	"CPython's own %s ends under the tracer as it does without",
	async module => {
		if (python === undefined) return;
		const {own} = suiteOf(python);
		const [plain, traced] = [await runPlain(python, module), await runTraced(python, module, own)];
		expect(traced.observations).toBeGreaterThan(100);
		expect(compare(module, plain, traced).changed).toEqual([]);
		expect(Object.keys(plain.outcomes).length).toBeGreaterThan(0);
	},
);
