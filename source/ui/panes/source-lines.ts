/** CPython ends a line of source at these, and at a form feed. */
const LINE_END = /\r\n|\r|\n|\f/;

/** The lines of a source text. */
export function sourceLines(text: string): readonly string[] {
	return text.split(LINE_END);
}

/** One line of a source text, counted from 1; undefined when there is none. */
export function sourceLine(text: string, line: number): string | undefined {
	return text.split(LINE_END, line)[line - 1];
}

/** The first of `height` rows to show out of `count`, so that `at` is in sight, a little above the middle. */
export function windowStart(count: number, height: number, at: number): number {
	return Math.max(0, Math.min(count - height, at - Math.floor(height * 0.4)));
}
