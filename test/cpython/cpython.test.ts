import {describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {compare} from './compare.ts';
import {type Job, runTests} from './run-tests.ts';
import {suitesOf} from './suites.ts';

/** Those that are quick; `npm run cpython-tests` runs all of them on every Python. */
const quick = ['test_yield_from', 'test_asyncgen', 'test_generator_stop'];

const withTests = pythons.filter(python => suitesOf(python).suites.length > 0);
const isOld = ({version}: {readonly version: string}): boolean => Number(version.split('.')[1]) < 12;

/** The newest one of those that are observed by `sys.settrace`, and of those by `sys.monitoring`. */
const chosen = [withTests.findLast(isOld), withTests.findLast(python => !isOld(python))].filter(
	python => python !== undefined,
);

skipWithout(chosen);

describe.each(chosen)("CPython $version's own", python => {
	const {suites, own} = suitesOf(python);
	test.each(suites.filter(({name}) => quick.includes(name)))(
		'$name is observed and ends as it does without',
		async suite => {
			const run = (way: Job['way']): ReturnType<typeof runTests> => runTests({python, suite, own, way});
			const [plain, traced] = [await run('plain'), await run('log')];
			const {tests, observed, changed, problems} = compare({plain, noop: plain, run: traced});
			expect({observed, changed, problems}).toEqual({observed: tests, changed: [], problems: []});
			expect(tests).toBeGreaterThan(0);
		},
	);
});
