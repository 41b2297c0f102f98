/** Times of an event loop, in words. */

import type {Wait} from '../protocol/index.ts';

/** A time in milliseconds as seconds: `0.25 s`, `3600 s`. */
export function secondsText(milliseconds: number): string {
	const seconds = milliseconds / 1000;
	return `${Number(seconds.toFixed(seconds < 10 ? 2 : 0))} s`;
}

/** The same to the millisecond, also of long times: `12.5 s`. */
export function exactSecondsText(milliseconds: number): string {
	return `${Number((milliseconds / 1000).toFixed(3))} s`;
}

/** How long a wait takes at most: `1.5 s left`; null where that is not known. */
export function remainingText({until}: Wait, now: number | null): string | null {
	return until === undefined || now === null ? null : `${secondsText(Math.max(0, until - now))} left`;
}
