import type {LoopOptions} from '../protocol/loop-options.ts';

/** Says in a few words what is not asyncio's own way; empty: all is. */
export function loopWords({clock, schedule}: LoopOptions): string {
	const order = schedule === undefined ? [] : [schedule === 'ask' ? 'order: asked' : `order: ${schedule}`];
	return [...(clock === undefined ? [] : ['virtual clock']), ...order].join(', ');
}

/** The same as sentences for a report. */
export function loopSentences({clock, schedule}: LoopOptions): readonly string[] {
	const sentences: string[] = [];
	if (clock !== undefined) sentences.push('The clock of the event loop is virtual: waits for its timers took no time.');
	if (schedule !== undefined) sentences.push("The order of ready tasks was chosen: it is not asyncio's own.");
	return sentences;
}
