import type {LoopOptions} from '../protocol/loop-options.ts';

/** Says in a few words what is not asyncio's own way; empty: all is. */
export function loopWords({clock}: LoopOptions): string {
	return clock === undefined ? '' : 'virtual clock';
}

/** The same as sentences for a report. */
export function loopSentences({clock}: LoopOptions): readonly string[] {
	return clock === undefined ? [] : ['The clock of the event loop is virtual: waits for its timers took no time.'];
}
