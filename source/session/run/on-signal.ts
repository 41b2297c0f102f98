/** Signals that come to us while a program runs, and are meant for it. */

import process from 'node:process';

/** Signals that end a process which does not listen to them. */
export const FATAL_SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/**
 * Calls `listener` with each signal that would end us, so that it does not: a person who would end the program ends
 * the report with it. Gives what stops that.
 */
export function onSignal(listener: (signal: NodeJS.Signals) => void): () => void {
	for (const signal of FATAL_SIGNALS) process.on(signal, listener);
	return () => {
		for (const signal of FATAL_SIGNALS) process.off(signal, listener);
	};
}
