import type {Snapshot} from '../../session/contract.ts';
import {menuRows} from '../features/menu/menu-rows.ts';
import {positionRow} from '../panes/position-bar.ts';
import {screenOf} from '../state/screen-kind.ts';
import {initialUi, type Ui} from '../state/ui.ts';
import {fill} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';
import {captionRows} from './caption-rows.ts';
import {headerRow} from './header-row.ts';
import {keyRow} from './key-row.ts';
import {type Layout, layout} from './layout.ts';
import {paneGridRows} from './pane-grid-rows.ts';
import {preferredHeights} from './preferred-heights.ts';
import {rowsAbove, rowsBelow, stripHeights} from './strips.ts';

/** The rows between header and caption, without the strips. */
function bodyRows(snapshot: Snapshot, ui: Ui, place: Layout, theme: Theme): string[] {
	const {columns, body, bar} = place;
	if (screenOf(snapshot) === 'menu') {
		return menuRows(snapshot, {choice: ui.choice, width: columns, height: body + bar}, theme);
	}

	return [...paneGridRows(snapshot, ui, place, theme), ...(bar === 1 ? [positionRow(snapshot, columns, theme)] : [])];
}

/** The rows of the whole screen, without help, prompt and search. Null when the terminal is too small. */
export function wholeScreen(
	snapshot: Snapshot,
	ui: Ui,
	columns: number,
	rows: number,
	theme: Theme,
): readonly string[] | null {
	const place = layout(columns, rows, preferredHeights(snapshot, ui));
	if (place === null) return null;
	const heights = stripHeights(snapshot, ui, place.strips);
	const above = rowsAbove(snapshot, heights, columns, theme);
	const below = rowsBelow(snapshot, ui, heights, columns, theme);
	return [
		headerRow(snapshot, ui.autoplay, columns, theme),
		...above,
		...bodyRows(snapshot, ui, place, theme),
		...fill(below, columns, place.strips - above.length),
		...captionRows(snapshot, ui, place, theme),
		keyRow(snapshot, ui, columns, theme),
	];
}

/** The same, as the app paints it before any key was pressed. */
export function screenRows(snapshot: Snapshot, columns: number, rows: number, theme: Theme): readonly string[] | null {
	return wholeScreen(snapshot, initialUi, columns, rows, theme);
}
