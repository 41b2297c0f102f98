/** The row in which a text to search for is typed. */

import {printable} from '../../../wording/printable.ts';
import type {Line} from '../../input/line-editor.ts';
import {row, width as widthOf} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {type InputRow, tail} from '../prompt/prompt-row.ts';

/** The text to look for as it is typed. */
export function searchRow(line: Line, columns: number, theme: Theme): InputRow {
	const label = ' search /';
	const before = tail(printable(line.before), columns - label.length - 2);
	return {
		text: row(columns, [theme.key, label], [theme.title, before + printable(line.after)]),
		cursor: label.length + widthOf(before),
	};
}
