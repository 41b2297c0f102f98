/** The panes of the main screen. */
export type PaneId = 'client' | 'source' | 'cycle' | 'frames' | 'events' | 'output';

/** A pane's place in its box. `rows` counts its own rows, without the border. */
export interface PaneSize {
	readonly id: PaneId;
	readonly rows: number;
}

/** Panes above each other within one border; `width` includes the border. */
export interface BoxSize {
	readonly width: number;
	readonly panes: readonly PaneSize[];
}

/** Boxes side by side. */
export type Band = readonly BoxSize[];

/** Where everything goes, for one size of the terminal. */
export interface Layout {
	readonly columns: number;
	readonly rows: number;
	/** Rows between the header and the caption. */
	readonly body: number;
	readonly caption: number;
	/** From left to right; each is a list of bands from top to bottom. */
	readonly sections: ReadonlyArray<readonly Band[]>;
}

/** Below this nothing sensible can be shown. */
export const smallest = {columns: 60, rows: 16} as const;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, Math.round(value)));

/** Hands the rows of a column of `height` to panes in one box: one for the top border, one below each pane. */
function box(width: number, height: number, wishes: ReadonlyArray<readonly [PaneId, number | 'rest']>): BoxSize {
	const inner = height - 1 - wishes.length;
	const fixed = wishes.reduce((sum, [, rows]) => sum + (rows === 'rest' ? 0 : rows), 0);
	return {width, panes: wishes.map(([id, rows]) => ({id, rows: rows === 'rest' ? Math.max(1, inner - fixed) : rows}))};
}

/** The cycle as a picture takes four rows; where they are dear it is one. */
function cycleRows(inner: number): number {
	return inner >= 13 ? 4 : 1;
}

function left(width: number, height: number): readonly Band[] {
	const inner = height - 4;
	return [
		[
			box(width, height, [
				['client', clamp(inner * 0.25, 2, 10)],
				['source', 'rest'],
				['cycle', cycleRows(inner)],
			]),
		],
	];
}

/** Up to about 110 columns: two boxes. */
function narrow(columns: number, body: number): Layout['sections'] {
	const side = clamp(columns * 0.475, 30, 60);
	const inner = body - 4;
	return [
		left(side, body),
		[
			[
				box(columns - side, body, [
					['frames', 'rest'],
					['events', clamp(inner * 0.28, 2, 12)],
					['output', clamp(inner * 0.18, 2, 8)],
				]),
			],
		],
	];
}

/** One text beside the other: what is said and written on the left, what moves on the right. */
function wide(columns: number, body: number): Layout['sections'] {
	const side = clamp(columns * 0.4, 44, 66);
	const inner = body - 5;
	const client = clamp(inner * 0.2, 2, 10);
	const output = clamp(inner * 0.2, 2, 10);
	const log = clamp(body * 0.4, 5, 24);
	return [
		[
			[
				box(side, body, [
					['client', client],
					['source', 'rest'],
					['cycle', cycleRows(inner)],
					['output', output],
				]),
			],
		],
		[[box(columns - side, body - log, [['frames', 'rest']])], [box(columns - side, log, [['events', 'rest']])]],
	];
}

/** A projector at full size: the source gets a column of its own. */
function widest(columns: number, body: number): Layout['sections'] {
	const side = clamp(columns * 0.27, 48, 60);
	const middle = clamp(columns * 0.31, 52, 90);
	const client = clamp(body * 0.4, 4, 24);
	return [
		[
			[
				box(side, body, [
					['client', client],
					['cycle', cycleRows(body)],
					['output', 'rest'],
				]),
			],
		],
		[[box(middle, body, [['source', 'rest']])]],
		[
			[box(columns - side - middle, Math.ceil(body * 0.6), [['frames', 'rest']])],
			[box(columns - side - middle, Math.floor(body * 0.4), [['events', 'rest']])],
		],
	];
}

/** The layout for a terminal; null when it is too small. Its rows add up to exactly the terminal's. */
export function layout(columns: number, rows: number): Layout | null {
	if (columns < smallest.columns || rows < smallest.rows) {
		return null;
	}

	const caption = rows >= 20 ? 2 : 1;
	const body = rows - 2 - caption;
	const sections = columns >= 170 && rows >= 30 ? widest : columns >= 110 ? wide : narrow;
	return {columns, rows, body, caption, sections: sections(columns, body)};
}
