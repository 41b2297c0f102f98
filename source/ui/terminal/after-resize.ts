import process from 'node:process';

/** While a person drags a window, changes come every few milliseconds: wait for the last one. */
const DELAY = 120;

/**
 * Calls `paint`, which has to paint everything, some time after each change of the window. Ink writes what changed, and
 * finds its way by counting rows; lines that a smaller window wrapped or dropped make that count wrong. A window that has its
 * old size again has lost lines, too, and only SIGWINCH reports it. Returns a function that stops it.
 */
export function afterResize(paint: () => void): () => void {
	let timer: NodeJS.Timeout | undefined;
	const changed = (): void => {
		clearTimeout(timer);
		timer = setTimeout(paint, DELAY);
	};
	process.on('SIGWINCH', changed);
	return () => {
		process.off('SIGWINCH', changed);
		clearTimeout(timer);
	};
}
