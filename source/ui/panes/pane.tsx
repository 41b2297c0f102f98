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

/** A vertical line of the border, as high as the rows beside it. */
function Side({height, theme}: {readonly height: number; readonly theme: Theme}) {
	return <Text>{Array.from({length: height}, () => theme.faint('│')).join('\n')}</Text>;
}

/**
 * Rows with a border around them. Each row is one ready string, and the border stands apart from the rows: measuring
 * text is most of what a re-render costs, and plain ASCII is measured at once.
 */
export function Pane({title, width, height, first, last, rows, theme}: PaneProps) {
	return (
		<Box flexDirection="column" width={width} height={height + 1 + (last ? 1 : 0)} flexShrink={0}>
			<Text wrap="truncate">{topBorder(title, width, first, theme)}</Text>
			<Box height={height}>
				<Side height={height} theme={theme} />
				<Box flexDirection="column" width={inside(width)} height={height}>
					{fill(rows, 1, height).map((row, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
						<Text key={index} wrap="truncate">
							{row.trimEnd() || ' '}
						</Text>
					))}
				</Box>
				<Side height={height} theme={theme} />
			</Box>
			{last && <Text wrap="truncate">{theme.faint(`╰${'─'.repeat(width - 2)}╯`)}</Text>}
		</Box>
	);
}

/** The columns that a pane's rows have. */
export const inside = (width: number): number => width - 2;
