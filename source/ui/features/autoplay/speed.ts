/** How long autoplay shows a stage, in milliseconds, from slow to fast. */
export const INTERVALS: readonly number[] = [5000, 2500, 1200, 600, 300, 150];

/** The speed at first. */
export const USUAL_INTERVAL = 1200;

/** The next interval: 1 faster, -1 slower; the same at either end. */
export function faster(interval: number, by: 1 | -1): number {
	return INTERVALS[INTERVALS.indexOf(interval) + by] ?? interval;
}

/** An interval in words. */
export function speedText(interval: number): string {
	return `${interval / 1000} s`;
}
