import {Box, Text} from 'ink';
import {printable} from '../../wording/printable.ts';
import {cut, fill, type Piece, row, width as widthOf} from '../text/row.ts';
import type {Theme} from '../theme.ts';

/** What stands in the border above a pane. */
export interface Heading {
	readonly title: string;
	/** Keys go to this pane. */
	readonly focused?: boolean;
	/** It is the top of its box. */
	readonly first: boolean;
	/** What is drawn instead of the line behind the title, in as many columns as it gets. */
	readonly line?: (columns: number) => readonly Piece[];
}

/** The columns that a title has in the border above a pane. */
export const titleRoom = (width: number, focused: boolean): number => width - 6 - (focused ? marked('').length : 0);

const marked = (title: string): string => `[${title}] ↑↓`;

/** The border above a pane, with its title in it; in [ ] with the focus. */
export function topBorder({title, focused = false, first, line}: Heading, width: number, theme: Theme): string {
	const [left, right] = first ? ['╭', '╮'] : ['├', '┤'];
	const text = cut(printable(focused ? marked(title) : title), titleRoom(width, false));
	const columns = Math.max(0, width - widthOf(text) - 4);
	const rest = line && columns > 12 ? row(columns, ...line(columns)) : theme.faint('─'.repeat(columns));
	return `${theme.faint(left)} ${(focused ? theme.active : theme.title)(text)} ${rest}${theme.faint(right)}`;
}

export interface PaneProps extends Heading {
	/** With the border. */
	readonly width: number;
	/** Rows without the border. */
	readonly height: number;
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
export function Pane({width, height, last, rows, theme, ...heading}: PaneProps) {
	return (
		<Box flexDirection="column" width={width} height={height + 1 + (last ? 1 : 0)} flexShrink={0}>
			<Text wrap="truncate">{topBorder(heading, width, theme)}</Text>
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
