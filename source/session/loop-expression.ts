/** Driving a coroutine or an async generator in an event loop. */

/** `asyncio.run(…)`, which drives a coroutine. */
const RUN = /^(?:\w+\s*=\s*)?asyncio\.run\((?<source>.*)\)$/s;
/** An async comprehension, which drives an async generator up to its end; `loops.py` reads the same. */
const COLLECT = /^(?:\w+\s*=\s*)?\[\s*(?<value>\w+)\s+async\s+for\s+\k<value>\s+in\s+(?<source>.*)\]$/s;

/** What an event loop drives: `asyncio.run(…)`, or `[value async for value in …]`. Null where it is that already. */
export function loopExpression(expression: string, isGenerator = false): string | null {
	const source = unnamed(expression);
	if (isLoopExpression(source)) return null;
	return isGenerator ? `[value async for value in ${source}]` : `asyncio.run(${source})`;
}

/** Whether an event loop drives. */
export function isLoopExpression(expression: string): boolean {
	return looped(expression) !== undefined;
}

/** What makes the object that is driven, without the event loop around it. */
export function drivenSource(expression: string): string {
	return looped(expression) ?? expression;
}

/** What happened to a coroutine or an async generator that has no event loop around it, and why. */
export function loopSentence(lacks: 'future' | 'error', expression: string): string {
	const source = unnamed(expression);
	return lacks === 'future'
		? `${source} awaits a future of asyncio's, and no event loop is there to resolve it.`
		: `${source} asks for the event loop that runs, and there is none.`;
}

const unnamed = (expression: string): string => expression.replace(/^\s*\w+\s*=(?!=)\s*/, '').trim();

function looped(expression: string): string | undefined {
	const text = expression.trim();
	return (RUN.exec(text) ?? COLLECT.exec(text))?.groups?.['source'];
}
