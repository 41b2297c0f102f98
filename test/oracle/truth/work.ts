/** A generator, coroutine or async generator, as the reports tell of it. */
export interface Generator {
	readonly kind: string;
	/** A generator of which `types.coroutine()` makes what can be awaited. */
	readonly isCoroutine: boolean;
	/** The frame that made it; null: code that does not report did. */
	readonly by: number | null;
	state: 'created' | 'running' | 'suspended' | 'closed';
	/** What its `yield from` or `await` stands on. */
	delegatee: Delegatee | null;
	/** It stands at a yield outside of any `try` and `with`. */
	isShallow: boolean;
	/** A lambda's: from 3.12 on CPython compiles no handler of PEP 479 around it. */
	isUnwrapped: boolean;
	/** A `finally` of it was last entered with an exception. */
	isInFinally: boolean;
	/** The frame that resumed it last, by a call of its own. */
	client: number | null;
	/** What it returned. */
	returned: string | null;
	/** An `aclose()` has thrown into it: it goes to no hook any more. */
	isAclosed: boolean;
	/** CPython closed it without running it; the rewritten program, which has a `try`, reports it all the same. */
	isGhost: boolean;
}

export interface Delegatee {
	readonly generator: number | null;
	/** What `asend()` or its like gave stands between. */
	readonly awaitable?: Awaitable;
	readonly type: string;
	readonly abilities: string;
	/** A coroutine of a library's, which does not report, stands between. */
	readonly isBetween?: boolean;
}

/** What `asend()`, `athrow()`, `aclose()` or `__anext__()` gave. */
export interface Awaitable {
	readonly generator: number;
	readonly method: string;
	readonly argument: string;
	state: 'init' | 'iter' | 'closed';
}

/** What stands on the stack of things at work: each was set off by the one below it. */
export type Work =
	| {readonly type: 'function'; readonly frame: number; readonly name: string}
	| {readonly type: 'generator'; readonly frame: number; readonly mode: Mode; isPushed: boolean}
	| Call
	| {readonly type: 'drop'; readonly frame: number};

export interface Call {
	readonly type: 'call';
	/** The client. */
	readonly frame: number;
	readonly generator: number | null;
	readonly method: string;
	readonly awaitable?: Awaitable;
	isAnswered: boolean;
	/** CPython refused it, on a version where nothing shows that. */
	isRefusedUnseen?: boolean;
	/** Code that is not shown made it, and CPython runs nothing for it. */
	isUnseen?: boolean;
	/** The context manager of contextlib's that made it is back. */
	isBack?: boolean;
	end: {readonly value: string} | {readonly exception: string} | null;
}

export type Mode =
	| {readonly way: 'value'; readonly value: string}
	| {readonly way: 'throw'; readonly exception: string}
	| {readonly way: 'close'; readonly exception: string};
