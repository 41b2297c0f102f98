import type {PaneId, PaneSize} from '../state/pane-size.ts';

/** Panes above each other within one border; `width` includes the border. */
export interface BoxSize {
	readonly width: number;
	readonly panes: readonly PaneSize[];
}

/** Boxes side by side. */
export type Band = readonly BoxSize[];

/** Hands the rows of a column of `height` to panes in one box: one for the top border, one below each pane. */
export function box(width: number, height: number, wishes: ReadonlyArray<readonly [PaneId, number | 'rest']>): BoxSize {
	const inner = height - 1 - wishes.length;
	const fixed = wishes.reduce((sum, [, rows]) => sum + (rows === 'rest' ? 0 : rows), 0);
	return {width, panes: wishes.map(([id, rows]) => ({id, rows: rows === 'rest' ? Math.max(1, inner - fixed) : rows}))};
}
