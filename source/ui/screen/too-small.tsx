import {Text} from 'ink';
import {row} from '../terminal/text/row.ts';
import {smallest} from './layout.ts';

/** What a terminal shows in which nothing else fits. */
export function TooSmall({columns, rows}: {readonly columns: number; readonly rows: number}) {
	const lines = [
		`gen-step needs ${smallest.columns}x${smallest.rows};`,
		`this terminal has ${columns}x${rows}.`,
		'Please make it larger. q quits.',
	];
	return lines.slice(0, rows).map(line => (
		<Text key={line} wrap="truncate">
			{row(columns, line)}
		</Text>
	));
}
