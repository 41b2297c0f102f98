import {nearTheLimit, tracingTakenAway} from '../programs/lost-observation.ts';

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
			"tracer's own, and KeyboardInterrupt arises in the delegator, outside of the delegatee's `try`.",
	},
	{
		tests: /GCTests\.test_get_(?:count|objects_arguments)$/,
		cause:
			"The test counts the garbage collector's objects, and what the tracer keeps of each frame and generator is among them. " +
			'Callbacks that do nothing move these counts, too, but by less than the test sees.',
	},
	{
		tests: /ClearTest\.test_clear_(?:locals|refcycles)$/,
		cause:
			'Up to 3.10 CPython copies the variables of a frame into a dictionary for each call of a trace function ' +
			'(`call_trampoline`, Python/sysmodule.c). `frame.clear()` leaves that copy alone, so that the objects live on.',
	},
	{
		tests: /ClearTest\.test_lineno_with_tracing$/,
		cause:
			'The test sets `f_trace = True` in a frame of its own, which is fine while nothing is traced. With any trace function ' +
			'CPython calls that at the next line (`call_trampoline`, Python/sysmodule.c): a `bool` is not callable.',
	},
	{
		tests: /TestIncompleteFrameAreInvisible\.test_sneaky_frame_object$/,
		cause:
			'The test wants the garbage collector to run while CPython makes the object of a frame. Under the tracer that is made ' +
			'at one of its events, and there the collector is held back. A callback that only asks for its frame ' +
			'(`sys._getframe(1)`) makes the test fail in the same way.',
	},
	{
		tests: /MappingTestCase\.test_threaded_weak_/,
		cause:
			'Two threads work against each other in loops of up to 200,000 turns. A turn takes 0.3 ms under the tracer up to 3.11, and on a ' +
			'busy machine the test did not end within the five minutes that it gets.',
	},
	{
		tests: /TestAsyncCase\.test_cancellation_hanging_tasks$/,
		cause:
			'The test leaves a task that sleeps for a second of real time, and wants it cancelled at the end. Where each line of ' +
			'asyncio is told, on a busy machine, that second is probably over before; this was not seen apart.',
	},
];

/** What is said beside the tests of a suite, and why; `suite` undefined: beside any. */
const sentences: readonly {readonly suite?: string; readonly sentence: string; readonly cause: string}[] = [
	{
		sentence: nearTheLimit,
		cause: 'A test goes to the recursion limit.',
	},
	{
		suite: 'test_frame',
		sentence: tracingTakenAway,
		cause:
			'`test_lineno_with_tracing` sets `f_trace = True`. Where its call fails CPython takes the trace function of the thread ' +
			'away (`call_trampoline`, Python/sysmodule.c), whosever that is.',
	},
];

/** The cause of a sentence that was said beside the tests of a suite; undefined: unknown, so an error of ours. */
export function causeOfSentence(name: string, said: string): string | undefined {
	return sentences.find(({suite, sentence}) => said === sentence && (suite === undefined || suite === name))?.cause;
}

/** The cause of a difference; undefined: unknown. */
export function causeOf(test: string): string | undefined {
	return causes.find(({tests}) => tests.test(test))?.cause;
}
