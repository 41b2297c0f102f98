import type {FrameId, LocalsDelta, Method, Observation, Value} from '../../protocol/index.ts';
import type {Code, Outcome, Seen} from '../stage.ts';

/** The observation of one event. */
export type Of<Event extends Observation['event']> = Extract<Observation, {readonly event: Event}>;

/** Any instruction, observed while a person steps by instruction. */
export type Step = Extract<Of<'instruction'>, {readonly at: 'step'}>;

/** One of the instructions that matter to a suspension point. */
export type AtSite = Exclude<Of<'instruction'>, Step>;

/** The value of a suspension point on its way from the stack to where the code puts it. */
export interface Pending {
	readonly site: number;
	readonly value?: Value;
	/** The instruction that takes it was reached. */
	taken: boolean;
	/** POP_TOP was reached, which lets go of it. */
	popped?: true;
}

/** What the stager remembers of one frame. */
export interface FrameRecord {
	readonly id: FrameId;
	readonly code: Code;
	caller: FrameId | null;
	/** Who had its generator first. */
	holder: FrameId | null;
	running: boolean;
	hasRun: boolean;
	pending: Pending | null;
	/** The `yield from` or `await` that the frame stands on, and its delegatee where that is a frame. */
	delegation: {
		readonly site: number;
		to: FrameId | null;
		value?: Value;
		/** What lies on its stack for that: its delegatee, or what is not shown in between. */
		receiver?: Value;
		/** It has handed on what it was resumed with. What runs after that runs for code that is not shown. */
		handedOn?: boolean;
		readonly isFinished?: boolean;
		/** The delegatee is not a generator, and has dropped one. */
		hasLetGo?: boolean;
	} | null;
	/** The line of its `yield from` or `await` while that gets rid of what it stood on, for an exception that came. */
	cleaning: number | null;
	/** The value or exception that the frame was last resumed with, to be forwarded. */
	received: {readonly value?: Value; readonly exception?: Value} | null;
	/** It was resumed last by a GeneratorExit. */
	exiting: boolean;
	/** An `aclose()` threw that in, and is under way until the frame ends or yields a value of its own. */
	ofAclose: boolean;
	/** Values that were taken and are not stored yet: what the target itself needs runs before. */
	unstored: Pending[];
	/** The value of this `yield from` or `await` was caught before its instruction was told. */
	caughtAt: number | null;
	/** The `yield from` or `await` that has begun and gave no value yet. */
	begun: number | null;
	/** What its delegatee returned. */
	delegated: Value | null;
	locals: Map<string, Value>;
	/** What the screen must learn of the frame with its next stage. */
	untold: Seen | null;
	/** CPython called the function because an object goes: a `__del__`, or what a weak reference calls back. */
	unasked: boolean;
}

/** A method of a context manager of contextlib's. */
export type ContextMethod = '__enter__' | '__exit__';

/** A client's call under way. */
export interface Call {
	/** null: nobody calls. The generator was dropped, and CPython closes it. */
	readonly client: FrameId | null;
	readonly target: FrameId | null;
	readonly method?: Method;
	readonly argument?: Value;
	readonly statement?: string;
	/** The end of the frame is already reported. It must not be reported twice. */
	readonly told: boolean;
	/** C code makes it, and not an instruction of the client's. */
	readonly isOfC: boolean;
	/** A task makes it, whose coroutine is none of the program's: what comes of the frame is not what its step gives. */
	readonly beneath: boolean;
	/** With `beneath`: what came of the frame. */
	within: Outcome | null;
	/** It is that of a `with` statement, of this method of a `contextmanager`. */
	readonly ofWith?: ContextMethod;
	/** What `next()` gives instead of StopIteration. */
	readonly fallback?: Value;
	/** What it threw in first. */
	threw?: Value;
	/** Its target ended by an exception, and not by a `return`. */
	raised?: true;
	/** A frame was resumed for it. */
	resumed: boolean;
	/** That of its target was. */
	reached: boolean;
	/** The frame that ran when the target was dropped. */
	readonly droppedIn?: FrameId | null;
	/** Others were dropped with it, before it was closed, as the garbage collector does; see `closeInTurn`. */
	isOfSeveral: boolean;
	/** The frame of a `__del__` that runs before it is closed. */
	finalizer: FrameId | null;
	/** The drops that come behind the outcome of the call, and are told behind it. */
	heldDrops: ReadonlyArray<Of<'drop'>>;
	/** What is known to have happened behind its outcome waits for that. */
	withholds: boolean;
	/** The delegators, the outermost first, that a `throw` or `close` passed by on its way to the innermost delegatee. */
	path: readonly FrameId[];
	/** It is a GeneratorExit that came to the innermost of these: a delegatee that yields after it is refused. */
	closes: boolean;
	/** Its target is an async generator. */
	isAsync: boolean;
	/** How it ended, until the client is seen to go on. */
	outcome: Outcome | null;
	/** Something has happened since. */
	delayed: boolean;
	/** That is the end of its target's frame, with which the frame's variables go: finalizers may run before the client goes on. */
	ended: boolean;
	/** A `throw` or `close` method of the program's that it reached in the place of a generator's: its frame, and what it gave. */
	ownMethod: {readonly frame: FrameId; value?: Value} | null;
}

/** A new record of a frame. */
export function createFrameRecord(id: FrameId, code: Code, caller: FrameId | null): FrameRecord {
	return {
		id,
		code,
		caller,
		holder: null,
		running: false,
		hasRun: false,
		pending: null,
		delegation: null,
		cleaning: null,
		received: null,
		exiting: false,
		ofAclose: false,
		caughtAt: null,
		unstored: [],
		begun: null,
		delegated: null,
		locals: new Map(),
		untold: null,
		unasked: false,
	};
}

/** Takes a change of the locals into the record. */
export function updateLocals(record: FrameRecord, delta: LocalsDelta | undefined): void {
	if (delta === undefined) return;
	for (const [name, value] of Object.entries(delta)) {
		if (value === null) record.locals.delete(name);
		else record.locals.set(name, value);
	}
}
