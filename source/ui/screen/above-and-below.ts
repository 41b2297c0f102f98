import type {PaneId} from '../state/pane-size.ts';
import {type Band, type BoxSize, box} from './box-size.ts';
import type {SourceColumns} from './source-columns.ts';

/** What the panes above could use: rows, and columns of the source. */
interface Wishes {
	readonly client: number;
	readonly output: number;
	readonly source: SourceColumns;
}

/** From so many columns on the frames stand beside the source, and from so many the source has its own column. */
const WIDE = 110;
const WIDEST = 170;

/** What the panes above keep of their rows. */
const MIN_ABOVE = 5;

/** What the frames and the log keep of the columns. */
const MIN_RIGHT = 42;

/** How many rows the pane below gets, with its border: less than half. */
export function heightBelow(body: number, rows: number): number {
	return Math.max(4, Math.min(rows + 2, Math.floor(body * 0.45), body - MIN_ABOVE));
}

/** One pane over the whole width, and the others above it; in a narrow terminal it stands in the place of the frames. */
export function aboveAndBelow(
	columns: number,
	body: number,
	wishes: Wishes,
	below: {readonly id: PaneId; readonly rows: number},
): readonly Band[] {
	const height = heightBelow(body, below.rows);
	return [boxesAbove(columns, body - height, wishes), [box(columns, height, [[below.id, 'rest']])]];
}

function boxesAbove(columns: number, height: number, {client, output: written, source}: Wishes): Band {
	const fitting = (usual: number, most: number): number => Math.max(usual, Math.min(source.code, most));
	if (columns < WIDE) {
		const left = fitting(Math.floor(columns * 0.475), columns - MIN_RIGHT);
		return [box(left, height, [['source', 'rest']]), eventsAndOutput(columns - left, height)];
	}
	const rows = Math.min(client, Math.max(2, Math.floor(height * 0.25)));
	const output = Math.min(written, Math.max(2, Math.floor(height * 0.2)));
	if (columns < WIDEST) {
		const left = fitting(Math.floor(columns * 0.4), columns - 62);
		return [
			box(left, height, [
				['client', rows],
				['source', 'rest'],
				['output', output],
			]),
			framesAndEvents(columns - left, height),
		];
	}
	const side = Math.floor(columns * 0.27);
	const middle = fitting(Math.floor(columns * 0.31), columns - side - 62);
	return [
		box(side, height, [
			['client', 'rest'],
			['output', output],
		]),
		box(middle, height, [['source', 'rest']]),
		framesAndEvents(columns - side - middle, height),
	];
}

function eventsAndOutput(width: number, height: number): BoxSize {
	if (height < 9) return box(width, height, [['events', 'rest']]);
	return box(width, height, [
		['events', 'rest'],
		['output', 2],
	]);
}

function framesAndEvents(width: number, height: number): BoxSize {
	return box(width, height, [
		['frames', 'rest'],
		['events', Math.max(2, Math.floor(height * 0.3))],
	]);
}
