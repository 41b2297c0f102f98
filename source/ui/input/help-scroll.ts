/** The keys that scroll the help. */

import type {Keystroke} from './keystroke.ts';

const steps: Readonly<Record<Keystroke, number>> = {
	up: -1,
	k: -1,
	down: 1,
	j: 1,
	'shift-up': -10,
	K: -10,
	pageup: -10,
	'shift-down': 10,
	J: 10,
	pagedown: 10,
	space: 10,
	home: -1_000,
};

/** By how many rows a key scrolls the help; null: it closes it. */
export function helpScroll(stroke: Keystroke): number | null {
	return Object.hasOwn(steps, stroke) ? (steps[stroke] ?? null) : null;
}
