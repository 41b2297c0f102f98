/** How asyncio's event loops run, where that is not asyncio's own way. */
export interface LoopOptions {
	/** Their time goes from timer to timer, and waits take no time. */
	readonly clock?: 'virtual';
	/** Which of the ready tasks has its step next: `ask` asks the person, `seed=7` chooses at random by that seed. */
	readonly schedule?: string;
}

/** These options alone, out of more. */
export function loopOptions({clock, schedule}: LoopOptions): LoopOptions {
	return {...(clock === undefined ? {} : {clock}), ...(schedule === undefined ? {} : {schedule})};
}

/** Whether a text says how ready tasks are chosen. */
export function isSchedule(text: unknown): text is string {
	return typeof text === 'string' && /^(?:ask|seed=\d{1,9})$/.test(text);
}
