/** Tests that take too long where all is told, and are left out there. */

import type {TestRun} from './run-tests.ts';
import {isTold, type Way} from './ways.ts';

interface LeftOut {
	/** Matches the ids of the tests. */
	readonly tests: RegExp;
	readonly why: string;
}

/** All of them, with the reason. */
export const leftOut: readonly LeftOut[] = [
	{
		tests: /GCTests\.test_get_objects(?:_arguments)?$/,
		why: 'They ask each of all objects of the process, some 100,000 of them, in a generator, up to 12 times.',
	},
	{
		tests: /MappingTestCase\.test_threaded_weak_/,
		why: 'Two threads work against each other in loops of up to 100,000 turns, all lines of which would be told.',
	},
	{
		tests: /ExceptionTests\.test_trashcan_recursion$/,
		why: 'A loop has a million turns, all lines of which would be told.',
	},
];

/** The ids of a plain run that are left out in a way. */
export function leftOutOf({outcomes}: TestRun, way: Way): readonly string[] {
	return isTold(way) ? Object.keys(outcomes).filter(id => leftOut.some(({tests}) => tests.test(id))) : [];
}

/** A run without some of its tests. */
export function withoutTests(run: TestRun, ids: readonly string[]): TestRun {
	return {...run, outcomes: Object.fromEntries(Object.entries(run.outcomes).filter(([id]) => !ids.includes(id)))};
}
