/** The identity of one Python frame; a generator object and its frame share it. Never used twice in one run. */
export type FrameId = number;

/** The identity of one code object in one run. */
export type CodeId = number;

/**
 * A Python value as the tracer describes it. The description is made from the outside: no `__repr__` of the
 * program's is ever run for it.
 */
export interface Value {
	/** The name of its type, for example `int`. */
	readonly type: string;
	/** A bounded, one-line description, for example `100` or `<generator gen_or_coro>`. */
	readonly repr: string;
	/**
	 * For a generator, coroutine or async generator: the frame that it owns. For what `asend()`, `athrow()`, `aclose()`
	 * and `__await__()` of CPython's own give: the frame that it resumes.
	 */
	readonly frame?: FrameId;
	/** Of an exception: `__cause__`. */
	readonly cause?: Value;
	/** Of an exception without a cause: `__context__`, unless it is suppressed. */
	readonly context?: Value;
}

/** `[line, column, endLine, endColumn]`: lines from 1, columns from 0, in code points, the end exclusive. */
export type Span = readonly [line: number, column: number, endLine: number, endColumn: number];

/** What the tracer saw of a frame's value stack, the top last. */
export type Stack = readonly Value[];

/** Local variables that changed since the last observation of their frame; null: now unbound. */
export type LocalsDelta = Readonly<Record<string, Value | null>>;
