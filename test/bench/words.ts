/** A duration in words, from milliseconds: `412 ms`, `3.1 s`. */
export function duration(milliseconds: number): string {
	if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
	if (milliseconds >= 1000) return `${(milliseconds / 1000).toFixed(2)} s`;
	if (milliseconds < 0.1) return `${significant(milliseconds * 1000)} µs`;
	return milliseconds >= 100 ? `${Math.round(milliseconds)} ms` : `${significant(milliseconds)} ms`;
}

/** A number with two or three digits that say something, and its thousands apart. */
export function significant(number: number): string {
	if (number >= 100) return Math.round(number).toLocaleString('en');
	return number >= 10 ? number.toFixed(1) : number.toFixed(2);
}

/** Bytes in words: `15.1 MB` of 1,000,000 bytes each. */
export function bytes(count: number): string {
	return count >= 1e6 ? `${(count / 1e6).toFixed(1)} MB` : `${Math.round(count).toLocaleString('en')} bytes`;
}
