/** Ends child processes when our own process exits. */

import process from 'node:process';

const kills = new Set<() => void>();

function killAll(): void {
	for (const kill of kills) kill();
}

/**
 * Calls `kill` when our process exits. This leaves no Python behind. Returns a function that cancels the call. All
 * callers share one listener, which exists only while it is needed.
 */
export function killOnExit(kill: () => void): () => void {
	if (kills.size === 0) process.on('exit', killAll);

	kills.add(kill);
	return () => {
		kills.delete(kill);
		if (kills.size === 0) process.off('exit', killAll);
	};
}
