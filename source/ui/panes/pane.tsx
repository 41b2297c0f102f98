/** A pane as an Ink component: rows with a border around them. */

import {Box, Text} from 'ink';
import {fill} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';
import {bottomBorder, type Heading, inside, topBorder} from './border.ts';

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
 * Rows with a border around them. Each row is one ready string, and the border is apart from the rows: measuring
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
			{last && <Text wrap="truncate">{bottomBorder(width, theme)}</Text>}
		</Box>
	);
}
