import type {Span} from './value.ts';

/** What kind of code a frame runs, by its `co_flags`. */
export type CodeKind =
	| 'generator'
	| 'coroutine'
	| 'async generator'
	| 'iterable coroutine'
	| 'function'
	| 'module'
	/** None: a task of asyncio's, whose step is C or asyncio's own. */
	| 'task';

/** What a suspension point is in the source. */
export type SiteKind = 'yield' | 'yield from' | 'await';

/** What the code does with the value of a suspension point's expression. */
export type SiteUse = 'assign' | 'discard' | 'use';

/** A suspension point of a code object: a `yield`, `yield from` or `await` (also those of `async for` and `async with`). */
export interface Site {
	readonly kind: SiteKind;
	readonly line: number;
	/** The `yield` expression itself; absent where CPython and the source do not tell it exactly. */
	readonly span?: Span;
	/** The statement that the expression stands in. */
	readonly statement?: Span;
	readonly use: SiteUse;
	/** The source text of the assignment's target, for example `x` or `self.total`; only when `use` is `assign`. */
	readonly target?: string;
	readonly targetSpan?: Span;
	/** The source text after `yield`, `yield from` or `await`. */
	readonly operand?: string;
	/** What `async for` or `async with` awaits here, with no expression in the source. */
	readonly implicit?: '__anext__' | '__aenter__' | '__aexit__';
}

/** An instruction of a code object, as `dis` of the running version names it. */
export interface Instruction {
	readonly offset: number;
	readonly opname: string;
	/** Its argument in words, for example the name of a variable; empty: it has none. */
	readonly argument: string;
}
