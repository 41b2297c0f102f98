import {isCapabilities, isProblem, isTarget} from './about.ts';
import {instructionFields, isCodeKind, isSite} from './code.ts';
import {
	type Checked,
	type Fields,
	isNull,
	isText,
	isTruth,
	isWhole,
	listOf,
	type Message,
	objectOf,
	oneOf,
	optional,
	orNull,
} from './fields.ts';
import {isCancelCause, isChooser, isWait, isWakeReason} from './task.ts';
import {isBranch, isLocalsDelta, isSpan, isStack, isValue} from './value.ts';

/** Raised whenever a message changes its meaning; both sides must speak the same. */
export const protocolVersion = 3;

const isMethod = oneOf('next', 'send', 'throw', 'close', 'anext', '__anext__', 'asend', 'athrow', 'aclose');
export type Method = Checked<typeof isMethod>;

/** The fields of the call that a `raise` tells of. */
export const raisedCallFields = {
	frame: isWhole,
	text: isText,
	span: optional(isSpan),
	method: optional(isMethod),
};

const frame = isWhole;
const stack = optional(isStack);
const locals = optional(isLocalsDelta);
/** `loop.time()` in milliseconds. */
const at = optional(isWhole);

const isPipe = objectOf({descriptor: isWhole, inode: isWhole});

/** The caller that resumed a frame. */
const resumed = {
	/** Its `f_back`, folded to the nearest frame of the program's own. */
	caller: orNull(isWhole),
	/** The `yield from` or `await` that the caller stands at; absent where it stands at none. */
	callerSite: optional(isWhole),
	/** With `callerSite`: the caller's value stack now that it has handed the value on. */
	callerStack: optional(isStack),
};

/**
 * The facts. Each comes from the interpreter at the moment that it happens; while credit lasts. The fields of each, or of
 * each of its forms. A test compares them with those that the tracer sends.
 */
export const observations = {
	hello: {
		protocol: isWhole,
		implementation: isText,
		version: isText,
		embedded: isTruth,
		capabilities: isCapabilities,
	},
	/**
	 * The tracer has made pipes for the program's stdout and stderr: their descriptors to read from in that process, and what files they
	 * are. Answered by `pipes`; no other observation comes before.
	 */
	pipes: {process: isWhole, stdout: isPipe, stderr: isPipe},
	/** A source file as Python decoded it. */
	source: {file: isText, text: isText},
	/** The opened file parses; these of its functions can be driven. */
	targets: {targets: listOf(isTarget)},
	code: {
		code: isWhole,
		file: isText,
		name: isText,
		/** `co_qualname`; before 3.11, which has none, what the source tells, or else the name alone. */
		qualname: isText,
		kind: isCodeKind,
		line: isWhole,
		sites: listOf(isSite),
	},
	/** The code of a module other than the program, and the `__name__` that it runs under; before anything of its frame. */
	module: {code: isWhole, name: isText},
	/**
	 * A task of asyncio's is seen for the first time: in the loop's queue, or at its first step. `code` is a number for what it
	 * runs, which is no code of the program's.
	 */
	task: {
		frame,
		code: isWhole,
		/** `get_name()`; up to 3.7, where tasks have none, `Task-` and a number in the order in which they are met. */
		name: isText,
		type: isText,
		/** The frame of the program's that was at work when it was made; null: none. Absent: that was not seen. */
		by: optional(orNull(isWhole)),
		/** The task that was at work then. */
		parent: optional(orNull(isWhole)),
		/** It is an eager one: its first step is taken at once. */
		eager: optional(isTruth),
		/** Its coroutine. */
		runs: optional(isValue),
		at,
	},
	/**
	 * A task that waited stands in the loop's queue, put there by what ran since the last observation. `by`: the frame at work then.
	 * `of`: what it gets, where that is seen: the item that was put into its queue.
	 */
	wake: {task: isWhole, by: optional(orNull(isWhole)), why: isWakeReason, of: optional(isValue), at},
	/** A step of a task has ended, and it waits. */
	suspend: {task: isWhole, on: isWait, at},
	/**
	 * Somebody asked a task to cancel. `by`: the frame at work then; null: asyncio itself, for a `cause`. `owner`: the frame that the
	 * timeout stands in, or the task that waits for the group, the `gather` or the `wait_for`.
	 */
	cancel: {
		task: isWhole,
		by: optional(orNull(isWhole)),
		cause: optional(isCancelCause),
		owner: optional(orNull(isWhole)),
		at,
	},
	/** A task is done: with a value, with an exception, or `cancelled`. `unseen`: it is gone, and nobody saw how it ended. */
	taskEnd: {
		task: isWhole,
		value: optional(isValue),
		exception: optional(isValue),
		cancelled: optional(isTruth),
		unseen: optional(isTruth),
		at,
	},
	/** More than one task is ready, in asyncio's own order: the loop waits for a request of the same name. It uses up all credit. */
	choose: {ready: listOf(isWhole)},
	/** A task of those that are ready was chosen: it has its step next. `asyncio`: nobody chose, and it came first. */
	chosen: {task: isWhole, ready: listOf(isWhole), chooser: isChooser},
	/** A generator object is seen for the first time, in the frame `in`. `made`: that frame's call has just made it. */
	create: {frame, code: isWhole, in: orNull(isWhole), made: optional(isTruth)},
	/**
	 * A client makes a call that resumes `frame`. With `statement` it is the person's command (`caller` is 0). `told`: it was
	 * seen at its own instruction, before anything of it runs, and a `callEnd` follows; else it was found when `frame` was
	 * resumed, and a `callEnd` may follow.
	 */
	call: {
		caller: isWhole,
		frame: orNull(isWhole),
		method: optional(isMethod),
		argument: optional(isValue),
		told: optional(isTruth),
		/** A task makes it, whose coroutine is none of the program's, and that resumes `frame`. */
		beneath: optional(isTruth),
		/** The second argument of `next()`. */
		default: optional(isValue),
		/**
		 * Who asks for the next value, where the client's code makes no call of its own: `for`, `comprehension`, `unpacking`,
		 * `*`, `in`, `with`, or a C function or iterator, for example `sum()` or `enumerate`.
		 */
		asker: optional(isText),
		/** It is made as soon as the frame that ended last has let go of its variables. */
		behind: optional(isTruth),
		/** It is a `close()` of one that is finished, maybe by another thread. */
		finished: optional(isTruth),
		statement: optional(isText),
		text: optional(isText),
		span: optional(isSpan),
		/** Of a task's call: the frame of the program's that runs the event loop. */
		loop: optional(orNull(isWhole)),
		at,
		/** Of the caller. */
		locals,
	},
	/**
	 * The call that `frame` made is over. With `exception` it raised that. `value` is absent where it was not seen; so are both
	 * for a call that was found. `exhausted`: it asked a generator that was finished before.
	 */
	callEnd: {frame, value: optional(isValue), exception: optional(isValue), exhausted: optional(isTruth)},
	/**
	 * Nothing refers to the generator of `frame` any more, and CPython closes it. `in`: the frame that runs meanwhile.
	 * `closed`: it was closed before, where nothing told of that (3.13+). `hooked`: a hook for asynchronous generators got it,
	 * and did not keep it; nothing of it runs (`_PyGen_Finalize`, Objects/genobject.c).
	 */
	drop: {frame, in: orNull(isWhole), closed: optional(isTruth), hooked: optional(isTruth)},
	/**
	 * PY_START: the frame begins. `stack` as with `resume`. `unasked`: CPython called the function because an object goes: its
	 * `__del__`, or what a weak reference calls back; false: it is such a function, and was called by code. `stores`: the
	 * instructions call it that put a value away which came by a `yield` (3.6).
	 */
	start: {
		frame,
		code: isWhole,
		...resumed,
		line: isWhole,
		stack,
		locals,
		unasked: optional(isTruth),
		stores: optional(isTruth),
	},
	/** PY_RESUME: the frame goes on from `site`; the value sent is on top of the stack. */
	resume: {
		frame,
		...resumed,
		site: orNull(isWhole),
		stack,
		locals,
		/** A `throw()` has ended what the frame stood on: this is the value that it returned (up to 3.11). */
		afterThrow: optional(isTruth),
	},
	/** PY_THROW: the frame goes on from `site` (null: its start) with an exception. */
	throw: {
		frame,
		code: isWhole,
		...resumed,
		site: orNull(isWhole),
		exception: isValue,
		/** A `throw()` has ended what the frame stood on: this is its StopIteration (3.12+). */
		afterThrow: optional(isTruth),
		/** The delegatee that was closed before, without running (3.13+). */
		closed: optional(isWhole),
		/** The `aclose()` of an async generator throws it in, and takes what comes of it. */
		aclose: optional(isTruth),
		/** What was dropped and stands on it, which was not seen: another thread had run that. */
		delegator: optional(isWhole),
		locals,
	},
	/**
	 * An exception has come to what `frame` stands on, which is not shown, and `frame` does not run for that (`gen_throw`,
	 * `gen_close_iter`: Objects/genobject.c).
	 */
	handed: {frame, exception: isValue},
	/** What `frame` stands on, which is not shown, has yielded after that, and `frame` has not run. */
	passed: {frame, value: isValue},
	/** LINE: a line is about to run. */
	line: {frame, line: isWhole, stack, locals},
	/** INSTRUCTION. */
	instruction: [
		/**
		 * At the instructions that matter to a site: `delegate` the delegatee is on the stack and gets its first `None` next;
		 * `take` the value of the expression lies on top and is taken next; `done` it was taken. `pop`: the delegatee is gone, and
		 * POP_TOP lets go of the value next (3.12+, where `take` stands before END_SEND). `use`: the frame does something before
		 * it stores the value. `catch`: the delegatee, which is no generator, has ended with `value`, and still refers to all that
		 * it holds (up to 3.11).
		 */
		{
			frame,
			site: isWhole,
			at: oneOf('delegate', 'take', 'use', 'pop', 'done', 'catch'),
			stack,
			locals,
			/** With `delegate`: what is delegated to, where it can be seen. */
			to: optional(isValue),
			/** With `catch`. */
			value: optional(isValue),
		},
		/** While the credit is `fine`: any instruction of a generator's frame is about to run, on that line. */
		{...instructionFields, frame, site: isNull, at: oneOf('step'), line: isWhole, stack, locals},
	],
	/** The instructions of a code object, told with the first `step` in it. */
	bytecode: {code: isWhole, instructions: listOf(objectOf({...instructionFields, line: orNull(isWhole)}))},
	/**
	 * PY_YIELD: a value leaves the frame. `below`: where it stands on code that is not shown, the frame that this code stands
	 * on; null where that is none of the program's.
	 */
	yield: {frame, site: orNull(isWhole), value: isValue, below: optional(orNull(isWhole)), stack, locals},
	/** PY_RETURN: the frame ends with a value. */
	return: {frame, value: isValue, locals},
	/** PY_UNWIND: the frame ends with an exception. `unraisable`: CPython called it because an object goes, and prints that. */
	unwind: {frame, exception: isValue, again: optional(isTruth), unraisable: optional(isTruth), locals},
	/**
	 * RAISE: an exception arises in, or comes to, the frame. `call`: it was raised by the generator `frame` that the
	 * frame calls (or awaits) there, and by none of that generator's code.
	 */
	raise: {frame, line: isWhole, exception: isValue, call: optional(objectOf(raisedCallFields)), locals},
	/** An `except` of the frame matches the exception, or a `with` of it swallows it. */
	handled: {frame, line: isWhole, exception: isValue, locals},
	/** The person's call came back. Exactly one of `value` and `exception`. `closed`: what is driven is finished. */
	result: {
		statement: isText,
		value: optional(isValue),
		exception: optional(isValue),
		closed: optional(isTruth),
		/** It tells of an event loop that is not there: the value is a `future` of asyncio's, or the exception says so. */
		lacks: optional(oneOf('future', 'error')),
	},
	/**
	 * Text that the program wrote. `around`: past Python's own streams, at some time before. `thread`: the name of the thread that wrote
	 * it, where that is not the main one; empty where it has none.
	 */
	output: {stream: oneOf('stdout', 'stderr'), text: isText, around: optional(isTruth), thread: optional(isText)},
	/** The client made what it drives: its generator, or an awaitable of its async generator. `statement` made it. */
	driving: {statement: isText, variable: isText, value: isValue},
	/** The client waits for the next command. */
	ready: {},
	/** What `evaluate` gave: a value, CPython's words for an exception, or neither when the frame is gone. */
	answer: {id: isWhole, value: optional(isValue), error: optional(isText)},
	/** The variables of a frame, with what they hold; no `children`: the frame is gone. `more`: so many are left out. */
	tree: {id: isWhole, children: optional(listOf(isBranch)), more: optional(isWhole)},
	names: {names: listOf(isText)},
	/** A request could not be carried out; nothing changed. */
	problem: {problem: isProblem},
	/** The program is over; `status` is its exit code. What CPython prints of an uncaught exception is output. */
	end: {status: isWhole, exception: optional(isValue)},
} as const satisfies Readonly<Record<string, Fields | readonly Fields[]>>;

type Schema = typeof observations;
export type EventName = keyof Schema;

/** The forms of an event as types. */
type Forms<F> = F extends readonly Fields[] ? Message<F[number]> : Message<F>;

/** One observation. */
export type Observation = {[E in EventName]: {readonly event: E} & Forms<Schema[E]>}[EventName];
