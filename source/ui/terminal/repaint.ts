/** Paints the whole screen again after the terminal has changed its size. */

import process from 'node:process';
import type {Instance} from 'ink';
import {beginUpdate, eraseBelow, home} from './sequences.ts';

/** No frame of Ink's is older than this, in milliseconds. */
const OLDEST_FRAME = 120;

/** Paints the screen as a whole. */
export interface Repainter {
	/** The layout is one for another size now. */
	readonly resized: () => void;
	readonly stop: () => void;
}

/**
 * Makes Ink's next frame a whole one, from the first row on. Ink paints what changed, and finds its way by counting
 * rows; when the terminal has changed its size, lines that it wrapped or dropped make that count wrong. So the
 * screen is painted again once the layout fits, and once more when no frame for an older size can follow.
 * The terminal holds the old picture until the new one is complete, where it can.
 */
export function createRepainter(
	instance: () => Pick<Instance, 'clear'>,
	stdout: NodeJS.WriteStream,
	render: () => void,
): Repainter {
	let soon: NodeJS.Immediate | undefined;
	let later: NodeJS.Timeout | undefined;
	const paint = (): void => {
		stdout.write(beginUpdate + home + eraseBelow);
		instance().clear();
		stdout.write(home);
		render();
	};

	const changed = (): void => {
		clearTimeout(later);
		later = setTimeout(paint, OLDEST_FRAME);
	};

	// It comes also when a window has its old size again before anybody could see the other one.
	process.on('SIGWINCH', changed);
	return {
		resized() {
			// Ink is painting at this moment.
			clearImmediate(soon);
			soon = setImmediate(paint);
			changed();
		},
		stop() {
			process.off('SIGWINCH', changed);
			clearImmediate(soon);
			clearTimeout(later);
		},
	};
}
