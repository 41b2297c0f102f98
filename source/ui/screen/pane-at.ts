import type {Snapshot} from '../../session/contract.ts';
import type {PanePoint, PaneSize} from '../state/pane-size.ts';
import type {Ui} from '../state/ui.ts';
import {type Layout, layout} from './layout.ts';
import {preferredSizes} from './preferred-sizes.ts';
import {stripHeights} from './strips.ts';

/** The pane at a cell of the whole screen, both from 0; null: none. */
export function pointedPane(
	snapshot: Snapshot,
	ui: Ui,
	{columns, rows}: {readonly columns: number; readonly rows: number},
	column: number,
	row: number,
): PanePoint | null {
	const place = layout(columns, rows, preferredSizes(snapshot, ui));
	if (place === null) return null;
	const {error} = stripHeights(snapshot, ui, place.strips);
	return paneAt(place, 1 + error, column, row);
}

/** The pane at a cell of the screen, both from 0; null: none. `top`: the row in which the panes begin. */
export function paneAt({sections, body}: Layout, top: number, column: number, row: number): PanePoint | null {
	let left = 0;
	for (const bands of sections) {
		const width = bands[0]?.reduce((sum, box) => sum + box.width, 0) ?? 0;
		if (column < left + width) return row < top || row >= top + body ? null : inBands(bands, column - left, row - top);
		left += width;
	}
	return null;
}

function inBands(bands: Layout['sections'][number], column: number, row: number): PanePoint | null {
	let above = 0;
	for (const band of bands) {
		const height = 1 + (band[0]?.panes.reduce((sum, {rows}) => sum + rows + 1, 0) ?? 0);
		let left = 0;
		for (const {width, panes} of band) {
			if (row < above + height && column < left + width) return inBox(width, panes, row - above, column - left);
			left += width;
		}
		above += height;
	}
	return null;
}

function inBox(width: number, panes: readonly PaneSize[], row: number, column: number): PanePoint | null {
	let border = 0;
	for (const pane of panes) {
		if (row <= border + pane.rows) return {...pane, width, at: row - border - 1, column};
		border += pane.rows + 1;
	}
	return null;
}
