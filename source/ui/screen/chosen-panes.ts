import type {PaneId} from '../state/pane-size.ts';
import {heightBelow} from './above-and-below.ts';
import type {Band, BoxSize} from './box-size.ts';

/** The columns of panes, from left to right, and in each their order. */
const COLUMNS: ReadonlyArray<readonly PaneId[]> = [
	['client', 'source', 'cycle'],
	['frames', 'events', 'output'],
];

/** Panes that need the whole width. Others stand above them. */
const BELOW = ['tasks', 'lanes'] as const;

/** Panes that get the rows that others do not need, with what they get of them beside each other. */
const GROWING: ReadonlyMap<PaneId, number> = new Map([
	['source', 3],
	// All three in 80x24: room for the frame at work with its line, stack and variables.
	['frames', 4],
	['tasks', 1],
	['lanes', 1],
	['events', 2],
]);

/** What the panes beside the source keep. */
const MIN_COLUMNS = 40;

/** What the other panes need, in rows. */
export type NeededRows = Readonly<Record<'client' | 'cycle' | 'output' | 'tasks' | 'lanes', number>>;

/** So many panes stand above each other where the source would be cut beside the others. */
const MAX_ABOVE_EACH_OTHER = 3;

/**
 * Where only some panes are shown: one column, or two where both have some, and the source is not cut by that. Their rows add up to
 * `body`.
 */
export function chosenPanes(
	chosen: readonly PaneId[],
	columns: number,
	body: number,
	needed: NeededRows,
	sourceColumns: number,
): ReadonlyArray<readonly Band[]> {
	const below = BELOW.filter(id => chosen.includes(id));
	const above = chosen.filter(id => id !== 'tasks' && id !== 'lanes');
	if (below.length === 0) return upperPanes(chosen, columns, body, needed, sourceColumns);
	if (above.length === 0) return [[[column(below, columns, body, needed)]]];
	const rows = below.reduce((sum, id) => sum + needed[id], below.length - 1);
	const height = below.length === 1 ? heightBelow(body, rows) : Math.min(Math.max(8, rows + 2), Math.floor(body * 0.6));
	const boxes = upperPanes(above, columns, body - height, needed, sourceColumns).flatMap(bands => bands.flat());
	return [[boxes, [column(below, columns, height, needed)]]];
}

function upperPanes(
	chosen: readonly PaneId[],
	columns: number,
	body: number,
	needed: NeededRows,
	sourceColumns: number,
): ReadonlyArray<readonly Band[]> {
	const filled = COLUMNS.map(ids => ids.filter(id => chosen.includes(id))).filter(ids => ids.length > 0);
	const cuts = chosen.includes('source') && sourceColumns > columns - MIN_COLUMNS;
	if (cuts && chosen.length <= MAX_ABOVE_EACH_OTHER) return [[[column(filled.flat(), columns, body, needed)]]];
	const half = Math.floor(columns / 2);
	const wide = chosen.includes('source') ? Math.max(half, Math.min(sourceColumns, columns - MIN_COLUMNS)) : half;
	const first = filled.length === 1 ? columns : wide;
	return filled.map((ids, index) => [[column(ids, index === 0 ? first : columns - first, body, needed)]]);
}

function column(ids: readonly PaneId[], width: number, height: number, needed: NeededRows): BoxSize {
	const inner = height - 1 - ids.length;
	const grown = ids.filter(id => GROWING.has(id));
	const takers = grown.length > 0 ? grown : ids.slice(-1);
	const most = Math.max(1, Math.floor((inner - takers.length) / Math.max(1, ids.length - takers.length)));
	const fixed = (id: PaneId): number =>
		takers.includes(id) ? 0 : Math.max(1, Math.min(most, needed[id as keyof NeededRows]));
	let left = inner - ids.reduce((sum, id) => sum + fixed(id), 0);
	let shares = takers.reduce((sum, id) => sum + (GROWING.get(id) ?? 1), 0);
	const panes = ids.map(id => {
		if (!takers.includes(id)) return {id, rows: fixed(id)};
		const share = GROWING.get(id) ?? 1;
		const rows = Math.max(1, Math.round((left * share) / shares));
		left -= rows;
		shares -= share;
		return {id, rows};
	});
	return {width, panes};
}
