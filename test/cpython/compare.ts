import {causeOf} from './causes.ts';
import type {TestRun} from './run-tests.ts';

/** How many tests ended how. */
export interface Count {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
}

/** A test that ended differently under the tracer. */
export interface Changed {
	readonly test: string;
	/** `passed`, `failed` …; `not run` where it was not even found. */
	readonly plain: string;
	readonly traced: string;
	/** Undefined: nobody knows, so it is an error of ours. */
	readonly cause: string | undefined;
	/** What the traced test said. */
	readonly note: string;
}

/** One module's tests, plain and under the tracer. */
export interface Comparison {
	readonly module: string;
	readonly plain: Count;
	readonly traced: Count;
	readonly changed: readonly Changed[];
}

/** Compares test by test. */
export function compare(module: string, plain: TestRun, traced: TestRun): Comparison {
	const tests = new Set([...Object.keys(plain.outcomes), ...Object.keys(traced.outcomes)]);
	const changed = [...tests].flatMap(test => {
		const before = plain.outcomes[test] ?? 'not run';
		const after = traced.outcomes[test] ?? 'not run';
		const note = traced.notes[test] ?? '';
		return before === after ? [] : [{test, plain: before, traced: after, cause: causeOf(test), note}];
	});
	return {module, plain: count(plain), traced: count(traced), changed};
}

function count({outcomes}: TestRun): Count {
	const words = Object.values(outcomes);
	const many = (...wanted: string[]): number => words.filter(word => wanted.includes(word)).length;
	return {
		passed: many('passed', 'expected failure'),
		failed: many('failed', 'error', 'unexpected success'),
		skipped: many('skipped'),
	};
}
