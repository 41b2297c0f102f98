import {causeOf} from './causes.ts';
import type {TestRun} from './run-tests.ts';

/** How many tests ended how. */
export interface Count {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

/** A test that ended otherwise than in a plain run. */
export interface Changed {
	readonly test: string;
	/** `passed`, `failed` …; `not run` where it was not even found. */
	readonly plain: string;
	readonly now: string;
	/** It also ends otherwise under callbacks that do nothing: that is CPython's doing. */
	readonly noop: boolean;
	/** Where it is not: what else is known of it. Undefined: nothing, so it is an error of ours. */
	readonly cause?: string;
	/** The end of what the test said. */
	readonly note: string;
}

/** What one suite came to in one way, held to a plain run. */
export interface Comparison {
	readonly count: Count;
	/** The tests that a plain run does not skip. */
	readonly tests: number;
	/** How many of these were observed. */
	readonly observed: number;
	/** How many of those observed ended as in the plain run. */
	readonly same: number;
	readonly changed: readonly Changed[];
	/** Tests that ended otherwise only once: by the machine, or by chance. */
	readonly unsteady: readonly string[];
	/** What the tracer said of itself, and what happened beside the tests. */
	readonly problems: readonly string[];
}

/** The runs that a comparison is made of. */
export interface Runs {
	readonly plain: TestRun;
	/** Under callbacks that do nothing. */
	readonly noop: TestRun;
	/** The way that is judged. */
	readonly run: TestRun;
	/** The tests that ended otherwise, alone, once more; absent for none. */
	readonly again?: {readonly plain: TestRun; readonly noop: TestRun; readonly run: TestRun};
}

/** The tests that ended otherwise than in the plain run. */
export function differing(plain: TestRun, run: TestRun): readonly string[] {
	const tests = new Set([...Object.keys(plain.outcomes), ...Object.keys(run.outcomes)]);
	return [...tests].filter(test => plain.outcomes[test] !== run.outcomes[test]);
}

/** The end of a traceback with its files from Python's library on: where a Python is installed tells of one machine only. */
const withoutFolders = (text: string): string => text.replaceAll(/\/[^"\n]*\/lib\/(?=python3\.)/g, '');

/** Compares test by test. */
export function compare({plain, noop, run, again}: Runs): Comparison {
	const different = differing(plain, run);
	const unsteady = different.filter(
		test => again !== undefined && again.plain.outcomes[test] === again.run.outcomes[test],
	);
	const word = ({outcomes}: TestRun, test: string): string => outcomes[test] ?? 'not run';
	const changed = different
		.filter(test => !unsteady.includes(test))
		.map(test => {
			const differs = (pair: {readonly plain: TestRun; readonly noop: TestRun} | undefined): boolean =>
				pair !== undefined && word(pair.plain, test) !== word(pair.noop, test);
			const cause = causeOf(test);
			return {
				test,
				plain: word(plain, test),
				now: word(run, test),
				noop: differs({plain, noop}) || differs(again),
				...(cause === undefined ? {} : {cause}),
				note: withoutFolders(run.notes[test] ?? '')
					.trim()
					.split('\n')
					.slice(-3)
					.join('\n')
					.slice(-600),
			};
		});
	const tests = Object.keys(plain.outcomes).filter(test => plain.outcomes[test] !== 'skipped');
	const observed = tests.filter(test => run.seen.has(test));
	return {
		count: count(run),
		tests: tests.length,
		observed: observed.length,
		same: observed.filter(test => !changed.some(other => other.test === test)).length,
		changed,
		unsteady,
		problems: run.problems,
	};
}

function count({outcomes}: TestRun): Count {
	const words = Object.values(outcomes);
	const many = (...wanted: string[]): number => words.filter(word => wanted.includes(word)).length;
	const [passed, skipped] = [many('passed', 'expected failure'), many('skipped')];
	return {passed, failed: words.length - passed - skipped, skipped};
}
