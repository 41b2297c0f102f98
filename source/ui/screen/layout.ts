import type {PaneId, PlacedPane} from '../state/pane-size.ts';
import {aboveAndBelow} from './above-and-below.ts';
import {type Band, box} from './box-size.ts';
import {chosenPanes} from './chosen-panes.ts';
import {demoCaptionHeight} from './demo-caption.ts';
import type {SourceColumns} from './source-columns.ts';

/** Where everything goes, for one size of the terminal. */
export interface Layout {
	readonly columns: number;
	readonly rows: number;
	/** Rows between the header and what is below the panes. */
	readonly body: number;
	/** Rows for the position bar: with 0 it is drawn in the border of the events. */
	readonly bar: 0 | 1;
	/** Rows above and below the panes for what is asked and watched, out of those between header and caption. */
	readonly strips: number;
	/** Rows for a demo's own caption. A longer one takes rows of ours, all but one. */
	readonly demoCaption: number;
	/** Rows for our caption, below those. */
	readonly caption: number;
	/** From left to right; each is a list of bands from top to bottom. */
	readonly sections: ReadonlyArray<readonly Band[]>;
}

/** How many rows and columns panes could use, and whether one is to have all of them. */
export interface PreferredSizes {
	readonly client: number;
	readonly frames: number;
	readonly output: number;
	/** Columns of a pane that shows each line of code whole, and of one that does so for docstrings, too. */
	readonly source: SourceColumns;
	/** The client pane shows source, too. */
	readonly clientHasSource: boolean;
	readonly zoomed: PaneId | null;
	/** The panes that are shown; null: all. */
	readonly panes: readonly PaneId[] | null;
	/** A pane below the others, over the whole width; null: none. */
	readonly below: 'tasks' | 'lanes' | null;
	readonly tasks: number;
	readonly lanes: number;
	/** Rows for what is asked and watched. */
	readonly strips: number;
	/** All captions of a demo, so that their rows stay while it is played. */
	readonly demoCaptions: readonly string[];
}

/** As much as there is. */
export const UNLIMITED_SIZES: PreferredSizes = {
	client: 1_000,
	frames: 1_000,
	output: 1_000,
	source: {code: 1_000, text: 1_000},
	clientHasSource: true,
	zoomed: null,
	panes: null,
	below: null,
	tasks: 1_000,
	lanes: 1_000,
	strips: 0,
	demoCaptions: [],
};

/** Below this nothing sensible can be shown. */
export const MIN_SIZE = {columns: 60, rows: 16} as const;

/** How many rows the panes keep, whatever else is shown. */
const MIN_BODY = 10;

/** What frames and events keep, where the source could use more columns. */
const MIN_TOWER = {narrow: 46, wide: 62, widest: 62} as const;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, Math.round(value)));

/** `usual` columns, or as many as the source needs; `least` stay free. */
function sourceColumns(usual: number, columns: number, least: number, needed: number): number {
	return Math.max(usual, Math.min(needed, columns - least));
}

/** The cycle takes four rows as a picture, and one in a low terminal. */
function cycleRows(inner: number): number {
	return inner >= 13 ? 4 : 1;
}

/** Up to about 110 columns: two boxes. */
function narrow(columns: number, body: number, demand: PreferredSizes): Layout['sections'] {
	const side = sourceColumns(clamp(columns * 0.475, 30, 60), columns, MIN_TOWER.narrow, demand.source.code);
	const inner = body - 4;
	const output = clamp(Math.min(demand.output, inner * 0.16), 2, 8);
	const events = clamp(inner * 0.28, 2, 12);
	// The events get what the frames do not need.
	const frames = Math.min(inner - output - events, Math.max(demand.frames, 6));
	return [
		[
			[
				box(side, body, [
					['client', clamp(Math.min(demand.client, inner * 0.25), 2, 10)],
					['source', 'rest'],
					['cycle', cycleRows(inner)],
				]),
			],
		],
		[
			[
				box(columns - side, body, [
					['frames', frames],
					['events', 'rest'],
					['output', output],
				]),
			],
		],
	];
}

/** Frames above, the log below, in boxes of their own. */
function tower(width: number, body: number, log: number, demand: PreferredSizes): readonly Band[] {
	const frames = clamp(demand.frames + 2, 9, body - log);
	return [[box(width, frames, [['frames', 'rest']])], [box(width, body - frames, [['events', 'rest']])]];
}

/** Two columns: client, source and output on the left, frames and events on the right. */
function wide(columns: number, body: number, demand: PreferredSizes): Layout['sections'] {
	const side = sourceColumns(clamp(columns * 0.4, 44, 66), columns, MIN_TOWER.wide, demand.source.code);
	const inner = body - 5;
	return [
		[
			[
				box(side, body, [
					['client', clamp(Math.min(demand.client, inner * 0.3), 2, 10)],
					['source', 'rest'],
					['cycle', cycleRows(inner)],
					['output', clamp(Math.min(demand.output, inner * 0.3), 2, 10)],
				]),
			],
		],
		tower(columns - side, body, clamp(body * 0.4, 5, 24), demand),
	];
}

/** A very wide terminal: the source gets its own column. */
function widest(columns: number, body: number, demand: PreferredSizes): Layout['sections'] {
	const usual = clamp(columns * 0.27, 48, 60);
	const {code, text} = demand.source;
	// First the code in both panes, then docstrings in the middle one.
	const least = sourceColumns(clamp(columns * 0.31, 52, 90), columns, usual + MIN_TOWER.widest, code);
	const side = demand.clientHasSource ? sourceColumns(usual, columns, least + MIN_TOWER.widest, code) : usual;
	const middle = sourceColumns(least, columns, side + MIN_TOWER.widest, text);
	return [
		[
			[
				box(side, body, [
					['client', clamp(Math.min(demand.client, body * 0.4), 4, 24)],
					['cycle', cycleRows(body)],
					['output', 'rest'],
				]),
			],
		],
		[[box(middle, body, [['source', 'rest']])]],
		tower(columns - side - middle, body, Math.floor(body * 0.4), demand),
	];
}

/**
 * The layout for a terminal; null when it is too small. Its rows add up to exactly the terminal's. Panes that need
 * less leave their rows to those that can use them.
 */
export function layout(columns: number, rows: number, demand: PreferredSizes = UNLIMITED_SIZES): Layout | null {
	if (columns < MIN_SIZE.columns || rows < MIN_SIZE.rows) return null;
	const caption = rows >= 20 ? 2 : 1;
	const bar = rows >= 30 ? 1 : 0;
	// Kept through the whole demoCaption: what we say stays in its place, whether the demoCaption has a caption or not.
	const demoCaption = Math.min(demoCaptionHeight(demand.demoCaptions, columns), rows >= 30 ? 3 : 1);
	const between = rows - 2 - demoCaption - caption - bar;
	const strips = Math.max(0, Math.min(demand.strips, between - MIN_BODY));
	const body = between - strips;
	const {zoomed, panes} = demand;
	const place = {columns, rows, body, bar, strips, demoCaption, caption} as const;
	if (zoomed !== null) return {...place, sections: [[[box(columns, body, [[zoomed, 'rest']])]]]};
	if (panes === null && demand.below !== null) {
		return {...place, sections: [aboveAndBelow(columns, body, demand, {id: demand.below, rows: demand[demand.below]})]};
	}
	if (panes !== null) {
		const needed = {
			client: clamp(Math.min(demand.client, body * 0.3), 2, 10),
			cycle: cycleRows(body - 4),
			output: clamp(Math.min(demand.output, body * 0.3), 2, 10),
			tasks: demand.tasks,
			lanes: demand.lanes,
		};
		return {...place, sections: chosenPanes(panes, columns, body, needed, demand.source.code)};
	}
	const sections = columns >= 170 && rows >= 30 ? widest : columns >= 110 ? wide : narrow;
	return {...place, sections: sections(columns, body, demand)};
}

/** All panes of a layout, in the order of reading; none of a terminal that is too small. */
export function panesOf(layout: Layout | null): readonly PlacedPane[] {
	const boxes = layout === null ? [] : layout.sections.flat(2);
	return boxes.flatMap(({width, panes}) => panes.map(pane => ({...pane, width})));
}
