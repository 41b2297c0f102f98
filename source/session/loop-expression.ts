/** Driving a coroutine in an event loop. */

/** `asyncio.run(…)` around what is driven; null where it is that already. */
export function loopExpression(expression: string): string | null {
	const source = expression.replace(/^\s*\w+\s*=(?!=)\s*/, '').trim();
	return isLoopExpression(source) ? null : `asyncio.run(${source})`;
}

/** Whether an event loop drives. */
export function isLoopExpression(expression: string): boolean {
	return /^(?:\w+\s*=\s*)?asyncio\.run\(/.test(expression.trim());
}

/** What makes the object that is driven, without the event loop around it. */
export function drivenSource(expression: string): string {
	return /^(?:\w+\s*=\s*)?asyncio\.run\((.*)\)$/s.exec(expression.trim())?.[1] ?? expression;
}

/** What happened to a coroutine that has no event loop around it, and why. */
export function loopSentence(lacks: 'future' | 'error', expression: string): string {
	const source = expression.replace(/^\s*\w+\s*=(?!=)\s*/, '').trim();
	return lacks === 'future'
		? `${source} awaits a future of asyncio's, and no event loop is there to resolve it.`
		: `${source} asks for the event loop that runs, and there is none.`;
}
