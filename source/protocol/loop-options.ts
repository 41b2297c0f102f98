/** How asyncio's event loops run, where that is not asyncio's own way. */
export interface LoopOptions {
	/** Their time goes from timer to timer, and waits take no time. */
	readonly clock?: 'virtual';
}

/** These options alone, out of more. */
export function loopOptions({clock}: LoopOptions): LoopOptions {
	return {...(clock === undefined ? {} : {clock})};
}
