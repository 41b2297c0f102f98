/** Takes a row of the screen apart into runs of one style. */

/** Text in one style, from a column on. */
export interface StyledRun {
	readonly text: string;
	readonly column: number;
	readonly columns: number;
	/** `bold`, `dim`, `italic`, `underline`, `inverse`, `c36`: names for a style sheet. */
	readonly classes: readonly string[];
}

const SIGNS: Readonly<Record<string, string>> = {1: 'bold', 2: 'dim', 3: 'italic', 4: 'underline', 7: 'inverse'};
const ENDS: Readonly<Record<string, readonly string[]>> = {
	22: ['bold', 'dim'],
	23: ['italic'],
	24: ['underline'],
	27: ['inverse'],
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is with ESC that styles begin
const style = /\u001B\[(\d*)m/;

/**
 * The runs of a row. All rows are made by the themes, whose styles are single codes and nothing else, so that no parser for
 * terminals is needed. `width` measures text.
 */
export function styledRuns(row: string, width: (text: string) => number): readonly StyledRun[] {
	const runs: StyledRun[] = [];
	const classes = new Set<string>();
	let column = 0;
	for (const [index, part] of row.split(style).entries()) {
		if (index % 2 === 1) change(classes, part);
		else if (part !== '') {
			const columns = width(part);
			runs.push({text: part, column, columns, classes: [...classes]});
			column += columns;
		}
	}
	return runs;
}

function change(classes: Set<string>, code: string): void {
	const sign = SIGNS[code];
	if (code === '' || code === '0') classes.clear();
	else if (sign !== undefined) classes.add(sign);
	else if (ENDS[code] !== undefined) for (const each of ENDS[code]) classes.delete(each);
	else {
		for (const each of classes) if (each.startsWith('c')) classes.delete(each);
		if (code !== '39') classes.add(`c${code}`);
	}
}
