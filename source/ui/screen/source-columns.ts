/** How wide a pane has to be to show source whole. */

import {expandTabs, printable} from '../../wording/printable.ts';
import {blankStrings} from '../features/menu/blank-strings.ts';
import {sourceLines} from '../panes/source-lines.ts';
import {width} from '../terminal/text/row.ts';

/** Sign, gap and border around the numbers and the text of a source pane. */
const AROUND = 5;

/** Wider lines than this are cut: a table of data would take all the room. */
const MAX_COLUMNS = 120;

/** Columns of a pane that shows whole each line of code, or each line of the text. */
export interface SourceColumns {
	readonly code: number;
	readonly text: number;
}

/** The files that were measured, each with the text that it had. */
const measured = new Map<string, {readonly text: string; readonly columns: SourceColumns}>();

/** Whether a line holds nothing but text: it belongs to a docstring. */
const isBlanked = (line: string | undefined): boolean => /^\s*0?\s*$/.test(line ?? '');

function measure(text: string): SourceColumns {
	const blanked = sourceLines(blankStrings(text));
	const lines = sourceLines(text);
	const columns = {code: 0, text: 0};
	for (const [index, line] of lines.entries()) {
		const shown = width(printable(expandTabs(line).trimEnd())) + String(lines.length).length + AROUND;
		columns.text = Math.min(MAX_COLUMNS, Math.max(columns.text, shown));
		if (!isBlanked(blanked[index])) columns.code = Math.min(MAX_COLUMNS, Math.max(columns.code, shown));
	}
	return columns;
}

function columnsOf(file: string, text: string): SourceColumns {
	const known = measured.get(file);
	if (known?.text === text) return known.columns;
	const columns = measure(text);
	measured.set(file, {text, columns});
	return columns;
}

/** The columns that all of these files need. They only grow while files become known. */
export function sourceColumns(sources: ReadonlyMap<string, string>): SourceColumns {
	const all = [...sources].map(([file, text]) => columnsOf(file, text));
	return {
		code: Math.max(0, ...all.map(({code}) => code)),
		text: Math.max(0, ...all.map(({text}) => text)),
	};
}
