import type {Capabilities, Problem, Target} from './about.ts';
import type {CodeKind, Instruction, Site} from './code.ts';
import type {CodeId, FrameId, LocalsDelta, Span, Stack, Value} from './value.ts';

/** Raised whenever a message changes its meaning; both sides must speak the same. */
export const protocolVersion = 2;

export type Method = 'next' | 'send' | 'throw' | 'close' | 'anext' | '__anext__' | 'asend' | 'athrow' | 'aclose';

/** Who resumed a frame: its `f_back`, folded to the nearest frame of the program's own. */
interface Resumed {
	readonly caller: FrameId | null;
	/** The `yield from` or `await` that the caller stands at; absent where it stands at none. */
	readonly callerSite?: number;
	/** With `callerSite`: the caller's value stack now that it has handed the value on. */
	readonly callerStack?: Stack;
}

/** The facts. Each comes from the interpreter at the moment that it happens; while credit lasts. */
export type Observation =
	| {
			readonly event: 'hello';
			readonly protocol: number;
			readonly implementation: string;
			readonly version: string;
			readonly embedded: boolean;
			readonly capabilities: Capabilities;
	  }
	/** A source file as Python decoded it. */
	| {readonly event: 'source'; readonly file: string; readonly text: string}
	/** The opened file parses; these of its functions can be driven. */
	| {readonly event: 'targets'; readonly targets: readonly Target[]}
	| {
			readonly event: 'code';
			readonly code: CodeId;
			readonly file: string;
			readonly name: string;
			readonly qualname: string;
			readonly kind: CodeKind;
			readonly line: number;
			readonly sites: readonly Site[];
	  }
	/** A task of asyncio's makes its first call. `code` is a number for what it runs, which is no code of the program's. */
	| {
			readonly event: 'task';
			readonly frame: FrameId;
			readonly code: CodeId;
			/** `get_name()`; up to 3.7, where tasks have none, `Task-` and a number in the order of their first calls. */
			readonly name: string;
			readonly type: string;
	  }
	/** A generator object is seen for the first time, in the frame `in`. `made`: that frame's call has just made it. */
	| {
			readonly event: 'create';
			readonly frame: FrameId;
			readonly code: CodeId;
			readonly in: FrameId | null;
			readonly made?: boolean;
	  }
	/**
	 * A client makes a call that resumes `frame`. With `statement` it is the person's command (`caller` is 0). `told`: it was
	 * seen at its own instruction, before anything of it runs, and a `callEnd` follows; else it was found when `frame` was
	 * resumed, and a `callEnd` may follow.
	 */
	| {
			readonly event: 'call';
			readonly caller: FrameId;
			readonly frame: FrameId | null;
			readonly method?: Method;
			readonly argument?: Value;
			readonly told?: boolean;
			/** The second argument of `next()`. */
			readonly default?: Value;
			/**
			 * Who asks for the next value, where the client's code makes no call of its own: `for`, `comprehension`, `unpacking`,
			 * `*`, `in`, `with`, or a C function or iterator, for example `sum()` or `enumerate`.
			 */
			readonly asker?: string;
			readonly statement?: string;
			readonly text?: string;
			readonly span?: Span;
			/** Of a task's call: the frame of the program's that runs the event loop. */
			readonly loop?: FrameId | null;
			/** Of the caller. */
			readonly locals?: LocalsDelta;
	  }
	/**
	 * The call that `frame` made is over. With `exception` it raised that. `value` is absent where it was not seen; so are both for a
	 * call that was found. `exhausted`: it asked a generator that was finished before.
	 */
	| {
			readonly event: 'callEnd';
			readonly frame: FrameId;
			readonly value?: Value;
			readonly exception?: Value;
			readonly exhausted?: boolean;
	  }
	/** Nobody refers to the generator of `frame` any more, so CPython closes it. `in`: the frame that runs meanwhile. */
	| {readonly event: 'drop'; readonly frame: FrameId; readonly in: FrameId | null}
	/** PY_START: the frame begins. `stack` as with `resume`. */
	| (Resumed & {
			readonly event: 'start';
			readonly frame: FrameId;
			readonly code: CodeId;
			readonly line: number;
			readonly stack?: Stack;
			readonly locals?: LocalsDelta;
	  })
	/** PY_RESUME: the frame goes on from `site`; the value sent is on top of the stack. */
	| (Resumed & {
			readonly event: 'resume';
			readonly frame: FrameId;
			readonly site: number | null;
			readonly stack?: Stack;
			readonly locals?: LocalsDelta;
	  })
	/** PY_THROW: the frame goes on from `site` (null: its start) with an exception. */
	| (Resumed & {
			readonly event: 'throw';
			readonly frame: FrameId;
			readonly code: CodeId;
			readonly site: number | null;
			readonly exception: Value;
			/** The delegatee that was closed before, without running (3.13+). */
			readonly closed?: FrameId;
			readonly locals?: LocalsDelta;
	  })
	/** LINE: a line is about to run. */
	| {
			readonly event: 'line';
			readonly frame: FrameId;
			readonly line: number;
			readonly stack?: Stack;
			readonly locals?: LocalsDelta;
	  }
	/**
	 * INSTRUCTION, at the instructions that matter to a site: `delegate` the delegatee is on the stack and gets its
	 * first `None` next; `take` the value of the expression lies on top and is taken next; `done` it was taken.
	 */
	| {
			readonly event: 'instruction';
			readonly frame: FrameId;
			readonly site: number;
			readonly at: 'delegate' | 'take' | 'done';
			readonly stack?: Stack;
			readonly locals?: LocalsDelta;
			/** With `delegate`: what is delegated to, where it can be seen. */
			readonly to?: Value;
	  }
	/** INSTRUCTION, while the credit is `fine`: any instruction of a generator's frame is about to run, on that line. */
	| (Instruction & {
			readonly event: 'instruction';
			readonly frame: FrameId;
			readonly site: null;
			readonly at: 'step';
			readonly line: number;
			readonly stack?: Stack;
			readonly locals?: LocalsDelta;
	  })
	/** The instructions of a code object, told with the first `step` in it. */
	| {
			readonly event: 'bytecode';
			readonly code: CodeId;
			readonly instructions: ReadonlyArray<Instruction & {readonly line: number | null}>;
	  }
	/** PY_YIELD: a value leaves the frame. */
	| {
			readonly event: 'yield';
			readonly frame: FrameId;
			readonly site: number | null;
			readonly value: Value;
			readonly stack?: Stack;
			readonly locals?: LocalsDelta;
	  }
	/** PY_RETURN: the frame ends with a value. */
	| {readonly event: 'return'; readonly frame: FrameId; readonly value: Value; readonly locals?: LocalsDelta}
	/** PY_UNWIND: the frame ends with an exception. */
	| {readonly event: 'unwind'; readonly frame: FrameId; readonly exception: Value; readonly locals?: LocalsDelta}
	/**
	 * RAISE: an exception arises in, or comes to, the frame. `call`: it was raised by the generator `frame` that the
	 * frame calls (or awaits) there, and by none of that generator's code.
	 */
	| {
			readonly event: 'raise';
			readonly frame: FrameId;
			readonly line: number;
			readonly exception: Value;
			readonly call?: {
				readonly frame: FrameId;
				readonly text: string;
				readonly span?: Span;
				readonly method?: Method;
			};
			readonly locals?: LocalsDelta;
	  }
	/** An `except` of the frame matches the exception, or a `with` of it swallows it. */
	| {
			readonly event: 'handled';
			readonly frame: FrameId;
			readonly line: number;
			readonly exception: Value;
			readonly locals?: LocalsDelta;
	  }
	/** The person's call came back. Exactly one of `value` and `exception`. `closed`: what is driven is finished. */
	| {
			readonly event: 'result';
			readonly statement: string;
			readonly value?: Value;
			readonly exception?: Value;
			readonly closed?: boolean;
	  }
	/** Text that the program wrote. `around`: past Python's own streams, at some time before. */
	| {readonly event: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string; readonly around?: boolean}
	/** The client made what it drives: its generator, or an awaitable of its async generator. `statement` made it. */
	| {readonly event: 'driving'; readonly statement: string; readonly variable: string; readonly value: Value}
	/** The client waits for the next command. */
	| {readonly event: 'ready'}
	/** What `evaluate` gave: a value, CPython's words for an exception, or neither when the frame is gone. */
	| {readonly event: 'answer'; readonly id: number; readonly value?: Value; readonly error?: string}
	| {readonly event: 'names'; readonly names: readonly string[]}
	/** A request could not be carried out; nothing changed. */
	| {readonly event: 'problem'; readonly problem: Problem}
	/** The program is over; `status` is its exit code. What CPython prints of an uncaught exception is output. */
	| {readonly event: 'end'; readonly status: number; readonly exception?: Value};

export type EventName = Observation['event'];
