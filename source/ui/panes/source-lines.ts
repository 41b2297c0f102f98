const known = new Map<string, readonly string[]>();

/** The lines of a source text, split once for each text. */
export function linesOf(text: string): readonly string[] {
	let lines = known.get(text);
	if (lines === undefined) {
		if (known.size > 50) {
			known.clear();
		}

		lines = text.split(/\r\n|\r|\n|\f/);
		known.set(text, lines);
	}

	return lines;
}

/** The first of `height` rows to show out of `count`, so that `at` is in sight, a little above the middle. */
export function windowStart(count: number, height: number, at: number): number {
	return Math.max(0, Math.min(count - height, at - Math.floor(height * 0.4)));
}
