/** CPython ends a line of source at these, and at a form feed. Nearly all files have line feeds only, which are found faster. */
const lineEndOf = (text: string): RegExp | string => (/[\r\f]/.test(text) ? /\r\n|\r|\n|\f/ : '\n');

/** The lines of a source text. */
export function sourceLines(text: string): readonly string[] {
	return text.split(lineEndOf(text));
}

/** One line of a source text, counted from 1; undefined when there is none. */
export function sourceLine(text: string, line: number): string | undefined {
	return text.split(lineEndOf(text), line)[line - 1];
}

/** The first of `height` rows to show out of `count`, so that `at` is in sight, a little above the middle. */
export function windowStart(count: number, height: number, at: number): number {
	return Math.max(0, Math.min(count - height, at - Math.floor(height * 0.4)));
}
