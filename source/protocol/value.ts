import {
	type Check,
	isText,
	isTruth,
	isWhole,
	listOf,
	type Message,
	mapOf,
	objectOf,
	optional,
	orNull,
} from './fields.ts';

/** The identity of one Python frame; a generator object and its frame share it. Never used twice in one run. */
export type FrameId = number;

/** The identity of one code object in one run. */
export type CodeId = number;

/**
 * A Python value as the tracer describes it. The description is made from the outside: no `__repr__` of the
 * program's is ever run for it.
 */
export interface Value extends Message<typeof plainValue> {
	/** Of an exception: `__cause__`. */
	readonly cause?: Value;
	/** Of an exception without a cause: `__context__`, unless it is suppressed. */
	readonly context?: Value;
}

const plainValue = {
	/** The name of its type, for example `int`. */
	type: isText,
	/** A bounded, one-line description, for example `100` or `<generator gen_or_coro>`. */
	repr: isText,
	/**
	 * For a generator, coroutine or async generator: the frame that it owns. For what `asend()`, `athrow()`, `aclose()`
	 * and `__await__()` of CPython's own give: the frame that it resumes.
	 */
	frame: optional(isWhole),
	/**
	 * Of an exception whose class inherits from StopIteration, StopAsyncIteration or GeneratorExit: the name of that one, for
	 * CPython takes it as the same. Absent for these three themselves.
	 */
	base: optional(isText),
};

/** The fields of a value. */
export const valueFields = {
	...plainValue,
	cause: optional((value): value is Value => isValue(value)),
	context: optional((value): value is Value => isValue(value)),
};

export const isValue: Check<Value> = objectOf(valueFields);

/** What CPython itself raises to end a generator, or what ends by. */
export type EndingException = 'StopIteration' | 'StopAsyncIteration' | 'GeneratorExit';

/** Whether an exception is of one of CPython's classes, or of one that inherits from it. */
export function inherits({type, base}: Value, ending: EndingException): boolean {
	return type === ending || base === ending;
}

/** `[line, column, endLine, endColumn]`: lines from 1, columns from 0, in code points, the end exclusive. */
export type Span = readonly [line: number, column: number, endLine: number, endColumn: number];

const areWhole = listOf(isWhole);
export const isSpan = (value: unknown): value is Span => areWhole(value) && value.length === 4;

/** What the tracer saw of a frame's value stack, the top last. */
export type Stack = readonly Value[];

export const isStack: Check<Stack> = listOf(isValue);

/** Local variables that changed since the last observation of their frame; null: now unbound. */
export type LocalsDelta = Readonly<Record<string, Value | null>>;

export const isLocalsDelta: Check<LocalsDelta> = mapOf(orNull(isValue));

/** A value in a tree: what it is called there, what it is, and what it holds. */
export interface Branch extends Message<typeof branchFields> {
	readonly children?: readonly Branch[];
}

const branchFields = {
	/** A variable, an attribute, `[0]`, a key, or `•` where there is no order. */
	label: isText,
	type: isText,
	repr: isText,
	/** So many more parts are left out. */
	more: optional(isWhole),
	/** It is one of those above it: what it holds is shown there. */
	again: optional(isTruth),
};

export const isBranch: Check<Branch> = objectOf({
	...branchFields,
	children: optional((value): value is readonly Branch[] => areBranches(value)),
});

const areBranches = listOf((value): value is Branch => isBranch(value));
