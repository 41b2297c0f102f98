import {Text} from 'ink';
import {row} from '../terminal/text/row.ts';
import {MIN_SIZE} from './layout.ts';

/** What a terminal shows in which nothing else fits. */
export function TooSmall({columns, rows}: {readonly columns: number; readonly rows: number}) {
	const lines = [
		`gen-step needs ${MIN_SIZE.columns}x${MIN_SIZE.rows};`,
		`this terminal has ${columns}x${rows}.`,
		'Please make it larger. q quits.',
	];
	return lines.slice(0, rows).map(line => (
		<Text key={line} wrap="truncate">
			{row(columns, line)}
		</Text>
	));
}
