import {type Checked, isText, isWhole, type Message, objectOf, oneOf, optional} from './fields.ts';
import {isSpan} from './value.ts';

/** What kind of code a frame runs, by its `co_flags`. `task`: none; a task of asyncio's, whose step is C or asyncio's own. */
export const isCodeKind = oneOf(
	'generator',
	'coroutine',
	'async generator',
	'iterable coroutine',
	'function',
	'module',
	'task',
);
export type CodeKind = Checked<typeof isCodeKind>;

/** What a suspension point is in the source. */
const isSiteKind = oneOf('yield', 'yield from', 'await');
export type SiteKind = Checked<typeof isSiteKind>;

/** What the code does with the value of a suspension point's expression. */
const isSiteUse = oneOf('assign', 'discard', 'use');
export type SiteUse = Checked<typeof isSiteUse>;

/** The fields of a `Site`. */
export const siteFields = {
	kind: isSiteKind,
	line: isWhole,
	/** The `yield` expression itself; absent where CPython and the source do not tell it exactly. */
	span: optional(isSpan),
	/** The statement that the expression stands in. */
	statement: optional(isSpan),
	use: isSiteUse,
	/** The source text of the assignment's target, for example `x` or `self.total`; only when `use` is `assign`. */
	target: optional(isText),
	targetSpan: optional(isSpan),
	/** The source text after `yield`, `yield from` or `await`. */
	operand: optional(isText),
	/** What `async for` or `async with` awaits here, with no expression in the source. */
	implicit: optional(oneOf('__aiter__', '__anext__', '__aenter__', '__aexit__')),
};

/** A suspension point of a code object: a `yield`, `yield from` or `await` (also those of `async for` and `async with`). */
export interface Site extends Message<typeof siteFields> {}

export const isSite = objectOf(siteFields);

/** The fields of an `Instruction`. */
export const instructionFields = {
	offset: isWhole,
	opname: isText,
	/** Its argument in words, for example the name of a variable; empty: it has none. */
	argument: isText,
};

/** An instruction of a code object, as `dis` of the running version names it. */
export interface Instruction extends Message<typeof instructionFields> {}
