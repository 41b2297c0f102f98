import {isCodeKind} from './code.ts';
import {isText, isTruth, isWhole, listOf, type Message, objectOf, oneOf, optional} from './fields.ts';

/** The fields of a `Parameter`. */
export const parameterFields = {
	name: isText,
	/** A value must be given for it. */
	required: isTruth,
	keyword: optional(isTruth),
};

/** The fields of a `Target`. */
export const targetFields = {
	/** As one would write it, for example `delegator` or `Tree.walk`. */
	name: isText,
	kind: isCodeKind,
	line: isWhole,
	/** The parameters as written. */
	parameters: listOf(objectOf(parameterFields)),
	/** The name that the generator gets in the client: `my_dele`, `my_coro` or `my_gen`. */
	variable: isText,
	/** The first line of its docstring. */
	summary: optional(isText),
};

/** A function of the file that a person can drive by hand. */
export interface Target extends Message<typeof targetFields> {}

export const isTarget = objectOf(targetFields);

/** The fields of `Capabilities`. */
export const capabilityFields = {
	/** `sys.monitoring` or `sys.settrace`. */
	backend: oneOf('monitoring', 'settrace'),
	/** Instructions can be watched (3.7+). */
	instructions: optional(isTruth),
	/** The value stack can be read at each instruction (3.6-3.11, 3.14), not just at the resumption and the yield. */
	stackAtInstructions: optional(isTruth),
	/** `None` is pushed at a start, too (3.10+). */
	pushesAtStart: optional(isTruth),
	/** That push is seen (3.10); elsewhere it is gone before the first event. */
	startPushSeen: optional(isTruth),
	/** PEP 479's RuntimeError is raised in C, when the frame has ended already (3.7-3.11; 3.6 has it for coroutines alone). */
	replacesBehind: optional(isTruth),
	/** `close()` gives what the generator returns (3.13+). */
	closeReturns: optional(isTruth),
	/** Of what was thrown in and replaced by PEP 479's RuntimeError, contextlib's `__exit__()` knows again StopIteration, but none of its subclasses (3.7, 3.8). */
	withKnowsStopIterationAlone: optional(isTruth),
};

/** What a Python can report about itself. An absent field cannot be obtained. */
export interface Capabilities extends Message<typeof capabilityFields> {}

export const isCapabilities = objectOf(capabilityFields);

/** The fields of a `Problem`. */
export const problemFields = {
	/**
	 * `tracer`: it failed at an event; the program goes on. `thread`: another thread's generators are not observed. `clock`: a wait
	 * takes real time although the clock is virtual.
	 */
	kind: oneOf(
		'file',
		'encoding',
		'syntax',
		'import',
		'load',
		'expression',
		'target',
		'command',
		'python',
		'protocol',
		'tracer',
		'thread',
		'clock',
	),
	/** One clear sentence. */
	message: isText,
	/** More lines, for example CPython's caret or traceback. */
	text: optional(isText),
};

/** What went wrong before, or beside, a resumption. `text` is CPython's own wording where there is one. */
export interface Problem extends Message<typeof problemFields> {}

export const isProblem = objectOf(problemFields);
