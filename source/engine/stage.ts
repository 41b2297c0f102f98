import type {
	CancelCause,
	Chooser,
	CodeId,
	CodeKind,
	FrameId,
	Instruction,
	LocalsDelta,
	Method,
	Site,
	Stack,
	Value,
	Wait,
	WakeReason,
} from '../protocol/index.ts';

/** The person at the keyboard (or `--drive`) is the frame with this id. */
export const personId: FrameId = 0;

/**
 * The evidence for a stage: it was seen in the interpreter, or a rule of CPython implies it (then `because` names the
 * rule).
 */
export type Evidence = 'observed' | 'derived';

/** What a stage says about its frame in addition. An absent field did not change, or could not be seen. */
export interface Seen {
	readonly line?: number;
	/** The suspension point that the frame is at; null: none. */
	readonly site?: number | null;
	/** null: cannot be read at this moment. */
	readonly stack?: Stack | null;
	readonly locals?: LocalsDelta;
	/** Set in the stages that first show or resume a frame. */
	readonly code?: CodeId;
	/** What its `yield from` or `await` stands on, where that was not known when it began. */
	readonly delegatee?: Value;
	/** The frame as a value, where its caller's `yield from` or `await` turns out to stand on it. */
	readonly asDelegatee?: Value;
	readonly caller?: FrameId | null;
}

/** A code object as the engine keeps it. */
export interface Code {
	readonly id: CodeId;
	/** Empty: a task of asyncio's, which has none. */
	readonly file: string;
	readonly name: string;
	readonly qualname: string;
	/** Of a module other than the program itself: the name that it runs under. */
	readonly module?: string;
	/** Its file in short, as `shop/retry.py`; absent: it is the one that was started, or there is none. */
	readonly place?: string;
	readonly kind: CodeKind;
	readonly line: number;
	readonly sites: readonly Site[];
	/** Its bytecode; absent until a person stepped by instruction in it. */
	readonly instructions?: ReadonlyArray<Instruction & {readonly line: number | null}>;
}

/** How a call or a frame ended. */
export type Outcome =
	| {readonly way: 'value'; readonly value: Value}
	| {readonly way: 'exception'; readonly exception: Value};

/** Who threw a GeneratorExit in and takes it when it comes out: a `close()`, an `aclose()`, or CPython for what is dropped. */
export type Taker = 'close' | 'aclose' | 'drop';

/** What each kind of stage says beyond its frame; the README has a line for each. */
export type Move =
	/** The client (`frame`) makes a call that resumes `to`. `text` is the call as Python, `statement` the person's whole statement. */
	| {
			readonly kind: 'call';
			readonly to: FrameId | null;
			readonly method?: Method;
			readonly argument?: Value;
			readonly text: string;
			readonly statement?: string;
			/**
			 * The part of Python that asks for the next value when the client's code makes no call of its own: `for`,
			 * `sum()`, `enumerate`…
			 */
			readonly asker?: string;
			/** The client is a task of asyncio's. */
			readonly task?: true;
	  }
	/** CPython's guard says no. `frame` is the generator's. Without `exception`: `close()` of a finished one. */
	| {readonly kind: 'refuse'; readonly exception?: Value}
	/** `value` is on top of the frame's stack; the frame runs and is linked to its caller. With `exception`: thrown in, not pushed. */
	| {readonly kind: 'push'; readonly value?: Value; readonly exception?: Value; readonly start: boolean}
	/** A delegator hands a value or an exception on to its delegatee. */
	| {
			readonly kind: 'forward';
			readonly to: FrameId | null;
			/** The delegatee, if it is not a generator: what it does with the value cannot be seen. */
			readonly delegatee?: Value;
			readonly value?: Value;
			readonly exception?: Value;
			/** `to` is CLOSED by that, and nothing of it runs (3.13+). */
			readonly closes?: true;
	  }
	| {readonly kind: 'assign'; readonly target: string; readonly value?: Value}
	| {readonly kind: 'discard'; readonly value?: Value}
	| {readonly kind: 'use'; readonly value?: Value}
	/** `line` is about to run; with `instruction`, just that of it. `text` is that line, without its indent. */
	| {readonly kind: 'evaluate'; readonly line: number; readonly text: string; readonly instruction?: Instruction}
	/**
	 * `frame` came to life. `made`: `by` made it; else `by` is the frame at work that has it first. null: the person, or none of
	 * the program's.
	 */
	| {readonly kind: 'create'; readonly by: FrameId | null; readonly made?: true}
	/**
	 * Nothing refers to the generator of `frame` any more, and CPython closes it. `by`: the frame that runs at that
	 * time. `closed`: it was closed before, by code that is not shown. `hooked`: a hook got it and did not keep it, so it goes
	 * without being closed.
	 */
	| {readonly kind: 'drop'; readonly by: FrameId | null; readonly closed?: true; readonly hooked?: true}
	/** `yield from` or `await` starts on a delegatee: a frame, or something that is not a generator. */
	| {readonly kind: 'delegate'; readonly to?: Value; readonly text: string}
	/** A value leaves the frame. `passes`: it comes from a delegatee. */
	| {readonly kind: 'yield'; readonly value: Value; readonly passes: boolean; readonly to: FrameId | null}
	/** `as`: the exception that reports the end, StopIteration if absent; null: the return of a function. */
	| {
			readonly kind: 'return';
			readonly value: Value;
			readonly to: FrameId | null;
			readonly as?: 'StopAsyncIteration' | null;
	  }
	/** The delegator takes StopIteration.value, or an `except` takes an exception. */
	| {readonly kind: 'catch'; readonly value?: Value; readonly exception?: Value}
	/**
	 * An exception leaves the frame. `taken`: who threw it in takes it. `unraisable`: its generator was dropped, so
	 * there is nobody to get it, and CPython prints it (`sys.unraisablehook`).
	 */
	| {
			readonly kind: 'raise';
			readonly exception: Value;
			readonly to: FrameId | null;
			readonly taken?: Taker;
			readonly unraisable?: true;
	  }
	/** The client's call ends. `frame` is the client. */
	| {
			readonly kind: 'result';
			readonly outcome: Outcome;
			readonly from: FrameId | null;
			readonly statement?: string;
			/** It was a `close()` that came back: `from` is CLOSED. */
			readonly closes?: boolean;
	  }
	/**
	 * `frame` is a task that came to life; it stands in the loop's queue, or it is `eager`: its first step is taken at once. `by`: the frame
	 * at work then; `parent`: the task at work then. null: none.
	 */
	| {
			readonly kind: 'spawn';
			readonly by: FrameId | null;
			readonly parent: FrameId | null;
			readonly eager?: true;
			readonly runs?: Value;
	  }
	/** The task `frame`, which waited, stands in the loop's queue now. `by`: the frame at work then. `of`: what it gets, where that is seen. */
	| {readonly kind: 'wake'; readonly by: FrameId | null; readonly why: WakeReason; readonly of?: Value}
	/** A step of the task `frame` has ended, and it waits. On a `turn` it stands in the loop's queue at once. */
	| {readonly kind: 'suspend'; readonly on: Wait}
	/**
	 * The task `frame` was asked to cancel. `cause`: asyncio itself did, for a timeout in the frame `owner`, or for a task group, a
	 * `gather` or a `wait_for` that the task `owner` waits for.
	 */
	| {
			readonly kind: 'cancel';
			readonly by: FrameId | null;
			readonly cause?: CancelCause;
			readonly owner?: FrameId | null;
	  }
	/**
	 * The task `frame` is over. `cancelled`: by the CancelledError that it was asked to raise. `swallowed`: it was asked to, and ended
	 * otherwise. `unseen`: it is gone, and nobody saw how it ended; the outcome says so.
	 */
	| {
			readonly kind: 'done';
			readonly outcome: Outcome;
			readonly cancelled?: true;
			readonly swallowed?: true;
			readonly unseen?: true;
	  }
	/** The task `frame` was chosen to have its step next, of those that are ready, in asyncio's own order. */
	| {readonly kind: 'choose'; readonly ready: readonly FrameId[]; readonly chooser: Chooser}
	/** `thread`: the name of another thread than the main one, which wrote it, and no frame that is shown; it may be empty. */
	| {readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string; readonly thread?: string}
	/** The program is over. */
	| {readonly kind: 'end'; readonly status: number; readonly exception?: Value};

export type StageKind = Move['kind'];

/** One move of the cycle: what the person steps by. */
export type Stage = Move & {
	/** Whose stage it is; `personId` for the person. */
	readonly frame: FrameId;
	readonly evidence: Evidence;
	/** The rule that a stage was derived by: one sentence. */
	readonly because?: string;
	/** The number of the resumption that it belongs to, from 1; 0 before the first. */
	readonly resumption: number;
	/** Of a task's stage, and of a call that a task makes: `loop.time()` in milliseconds. */
	readonly at?: number;
	readonly seen?: Seen;
};

/**
 * Whether its frame is resumed with a stage: by a push, or where it stands still while a `throw` goes to its delegatee, which
 * only the yield that is passed on shows (so it is derived). So n yields never go with n resumptions.
 */
export function resumes({kind, evidence}: Stage): boolean {
	return kind === 'push' || (kind === 'yield' && evidence === 'derived');
}

/** The line at which a stage shows its frame. */
export function lineOf(stage: Stage): number | undefined {
	return stage.kind === 'evaluate' ? stage.line : stage.seen?.line;
}

const TASK_KINDS: ReadonlySet<StageKind> = new Set(['spawn', 'wake', 'suspend', 'cancel', 'done', 'choose']);

/** Whether a stage only reports what becomes of a task, without running code. */
export function isOfTask({kind}: Pick<Stage, 'kind'>): boolean {
	return TASK_KINDS.has(kind);
}

/** Whether code of this kind suspends: its frames belong to generators and the like. */
export function suspends(code: Pick<Code, 'kind'>): boolean {
	return code.kind !== 'function' && code.kind !== 'module' && code.kind !== 'task';
}

/** Whether a frame only keeps a program going: a task, a frame of asyncio's own, or that of a module. */
export function isPlumbing(code: Code | undefined): boolean {
	if (code === undefined) return false;
	return code.kind === 'task' || code.kind === 'module' || /[\\/]asyncio[\\/]\w+\.py$/.test(code.file);
}
