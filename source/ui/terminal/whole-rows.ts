/** Rows of Ink's frame that need not be taken apart. */

/** What Ink's `Output` is to draw. */
export interface Drawing {
	readonly height: number;
	readonly operations: readonly {
		readonly type: string;
		readonly x?: number;
		readonly y?: number;
		readonly text?: string;
		readonly transformers?: readonly ((line: string, index: number) => string)[];
	}[];
}

/** A style that ends where the same one begins. */
const endsAndBegins =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: it is with ESC that styles begin
	/\u001B\[22m(?<=(\u001B\[[12]m)[^\u001B]*\u001B\[22m)\1|\u001B\[39m(?<=(\u001B\[(?:3[0-8]|9)[\d;]*m)[^\u001B]*\u001B\[39m)\2/g;

/** A row with fewer codes for its styles: they are a good part of what is written. */
const withFewerCodes = (text: string): string => text.replace(endsAndBegins, '');

/**
 * The frame, if each row of it is one text from the first column on; else null. Ink makes an object of every character of every
 * row and puts them together again, for texts may overlap. That is two thirds of what a key costs. Our rows do not overlap, and the
 * styles of each are closed in it. The build puts this before Ink's own way.
 */
export function wholeRows({height, operations}: Drawing): {readonly output: string; readonly height: number} | null {
	const rows: string[] = [];
	for (const {type, x, y, text, transformers} of operations) {
		if (type !== 'write' || x !== 0 || y === undefined || text === undefined || transformers === undefined) return null;
		if (rows[y] !== undefined || text.includes('\n')) return null;
		if (y >= 0 && y < height)
			rows[y] = withFewerCodes(transformers.reduce((line, transform) => transform(line, 0), text).trimEnd());
	}

	return {output: Array.from({length: height}, (_, y) => rows[y] ?? '').join('\n'), height};
}
