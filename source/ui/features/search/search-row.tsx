/** The row in which a text to search for is typed. */

import {Text, useCursor} from 'ink';
import {printable} from '../../../wording/printable.ts';
import type {Line} from '../../input/line-editor.ts';
import {row, width as widthOf} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {tail} from '../prompt/prompt-row.tsx';

export interface SearchRowProps {
	readonly line: Line;
	readonly columns: number;
	/** The row of the screen, from 0, in which the terminal's cursor is shown. */
	readonly y: number;
	readonly theme: Theme;
}

/** The text to look for as it is typed, with the terminal's cursor in it. */
export function SearchRow({line, columns, y, theme}: SearchRowProps) {
	const {setCursorPosition} = useCursor();
	const label = ' search /';
	const before = tail(printable(line.before), columns - label.length - 2);
	setCursorPosition({x: label.length + widthOf(before), y});
	return <Text wrap="truncate">{row(columns, [theme.key, label], [theme.title, before + printable(line.after)])}</Text>;
}
