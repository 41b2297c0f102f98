/** Why a test of CPython's own may end differently under the tracer. */
export interface Cause {
	/** Matches the ids of the tests. */
	readonly tests: RegExp;
	readonly cause: string;
}

/** All known causes. A difference that none of them explains is an error of ours. */
export const causes: readonly Cause[] = [
	{
		tests: /SignalAndYieldFromTest\.test_raise_and_yield_from$/,
		cause:
			'The test raises SIGINT in C and resumes a delegator at once, so that the signal is still pending when its frame begins ' +
			'to run. CPython calls the handler at the next instruction of Python code that it comes to: with a tracer that is the ' +
			"tracer's own, and KeyboardInterrupt arises in the delegator, outside of the delegatee's `try`. " +
			'The test fails in the same way under a trace function, or a `sys.monitoring` callback, that does nothing at all.',
	},
];

/** The cause of a difference; undefined: unknown. */
export function causeOf(test: string): string | undefined {
	return causes.find(({tests}) => tests.test(test))?.cause;
}
