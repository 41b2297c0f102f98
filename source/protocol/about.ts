import type {CodeKind} from './code.ts';

/** A function of the file that a person can drive by hand. */
export interface Target {
	/** As one would write it, for example `delegator` or `Tree.walk`. */
	readonly name: string;
	readonly kind: CodeKind;
	readonly line: number;
	/** The parameters as written, each with whether a value must be given. */
	readonly parameters: ReadonlyArray<{readonly name: string; readonly required: boolean; readonly keyword?: boolean}>;
	/** The name that the generator gets in the client: `my_dele`, `my_coro` or `my_gen`. */
	readonly variable: string;
	/** The first line of its docstring. */
	readonly summary?: string;
}

/** What a Python can show of itself; what is absent cannot be had. */
export interface Capabilities {
	/** `sys.monitoring` or `sys.settrace`. */
	readonly backend: 'monitoring' | 'settrace';
	/** Instructions can be watched (3.7+). */
	readonly instructions?: boolean;
	/** The value stack can be read at each instruction (3.6-3.11, 3.14), not just at the resumption and the yield. */
	readonly stackAtInstructions?: boolean;
	/** `None` is pushed at a start, too (3.10+). */
	readonly pushesAtStart?: boolean;
	/** That push is seen (3.10); elsewhere it is gone before the first event. */
	readonly startPushSeen?: boolean;
	/** PEP 479's RuntimeError is raised in C, when the frame has ended already (3.7-3.11). */
	readonly replacesBehind?: boolean;
	/** `close()` gives what the generator returns (3.13+). */
	readonly closeReturns?: boolean;
}

/** What went wrong before, or beside, a resumption. `text` is CPython's own wording where there is one. */
export interface Problem {
	readonly kind:
		| 'file'
		| 'encoding'
		| 'syntax'
		| 'import'
		| 'load'
		| 'expression'
		| 'target'
		| 'command'
		| 'python'
		| 'protocol'
		/** The tracer failed at an event; the program goes on. */
		| 'tracer'
		/** Another thread runs generators of the program's, too: these are not observed. */
		| 'thread';
	/** One clear sentence. */
	readonly message: string;
	/** More lines, for example CPython's caret or traceback. */
	readonly text?: string;
}
