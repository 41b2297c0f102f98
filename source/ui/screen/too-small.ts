import {fill, row} from '../terminal/text/row.ts';
import {MIN_SIZE} from './layout.ts';

/** What a terminal shows in which nothing else fits. */
export function tooSmallRows(columns: number, rows: number): string[] {
	const lines = [
		`gen-step needs ${MIN_SIZE.columns}x${MIN_SIZE.rows};`,
		`this terminal has ${columns}x${rows}.`,
		'Please make it larger. q quits.',
	];
	return fill(
		lines.map(line => row(columns, line)),
		columns,
		rows,
	);
}
