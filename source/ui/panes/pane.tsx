import {Box, Text} from 'ink';
import {printable} from '../../wording/printable.ts';
import {cut, fill, width as widthOf} from '../text/row.ts';
import type {Theme} from '../theme.ts';

/** The border above a pane, with its title in it. `first`: it is the top of its box. */
export function topBorder(title: string, width: number, first: boolean, theme: Theme): string {
	const [left, right] = first ? ['╭', '╮'] : ['├', '┤'];
	const text = cut(printable(title), width - 6);
	const line = '─'.repeat(Math.max(0, width - widthOf(text) - 4));
	return `${theme.faint(left)} ${theme.title(text)} ${theme.faint(line + right)}`;
}

export interface PaneProps {
	readonly title: string;
	/** With the border. */
	readonly width: number;
	/** Rows without the border. */
	readonly height: number;
	readonly first: boolean;
	/** The box ends below it. */
	readonly last: boolean;
	/** Ready rows, each `width - 2` wide. */
	readonly rows: readonly string[];
	readonly theme: Theme;
}

/** Rows with a border around them. Each row is one ready string: that is what keeps a re-render cheap. */
export function Pane({title, width, height, first, last, rows, theme}: PaneProps) {
	const side = theme.faint('│');
	return (
		<Box flexDirection="column" width={width} height={height + 1 + (last ? 1 : 0)} flexShrink={0}>
			<Text wrap="truncate">{topBorder(title, width, first, theme)}</Text>
			{fill(rows, width - 2, height).map((row, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
				<Text key={index} wrap="truncate">{`${side}${row}${side}`}</Text>
			))}
			{last && <Text wrap="truncate">{theme.faint(`╰${'─'.repeat(width - 2)}╯`)}</Text>}
		</Box>
	);
}

/** The columns that a pane's rows have. */
export const inside = (width: number): number => width - 2;
