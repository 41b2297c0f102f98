import type {Snapshot} from '../../session/contract.ts';
import {findTaskRow} from '../features/find-task/find-task-row.ts';
import {lookBox} from '../features/look/look-rows.ts';
import {type MenuRows, menuRows} from '../features/menu/menu-rows.ts';
import {type InputRow, promptRow} from '../features/prompt/prompt-row.ts';
import {searchRow} from '../features/search/search-row.ts';
import {positionRow} from '../panes/position-bar.ts';
import {screenOf} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';
import {fill} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';
import {captionRows, wholeCaption} from './caption-rows.ts';
import {headerRow} from './header-row.ts';
import {helpBox} from './help-rows.ts';
import {keyRow} from './key-row.ts';
import {type Layout, layout} from './layout.ts';
import {paneGridRows} from './pane-grid-rows.ts';
import {preferredSizes} from './preferred-sizes.ts';
import {rowsAbove, rowsBelow, stripHeights} from './strips.ts';
import {tooSmallRows} from './too-small.ts';

/** The whole screen of a terminal. */
export interface ComposedScreen {
	/** From top to bottom, as many as the terminal has; each is as wide as the terminal. */
	readonly rows: readonly string[];
	/** Where the terminal's cursor is shown; null: nowhere. */
	readonly cursor: {readonly x: number; readonly y: number} | null;
	/** The entries of the menu, which are the rows from `top` on, in the first `columns`. */
	readonly menu: Omit<MenuRows, 'rows'>;
}

const NO_MENU = {top: 0, columns: 0, entries: []} as const;

/** The rows between header and caption, without the strips. */
function bodyRows(snapshot: Snapshot, ui: Ui, place: Layout, theme: Theme): Pick<ComposedScreen, 'rows' | 'menu'> {
	const {columns, body, bar} = place;
	const screen = screenOf(snapshot);
	if (ui.lookTop !== null && snapshot.looked !== null) {
		const rows = lookBox(snapshot.looked, snapshot.state, ui.lookTop, columns, body + bar, theme);
		return {rows, menu: NO_MENU};
	}

	if (ui.help) return {rows: helpBox(screen, ui, columns, body + bar, theme), menu: NO_MENU};
	if (ui.wholeCaption) return {rows: wholeCaption(snapshot, ui, columns, body + bar, theme), menu: NO_MENU};
	if (screen === 'menu') {
		const {rows, ...menu} = menuRows(snapshot, {choice: ui.choice, width: columns, height: body + bar}, theme);
		return {rows, menu};
	}

	const position = bar === 1 ? [positionRow(snapshot, columns, theme)] : [];
	return {rows: [...paneGridRows(snapshot, ui, place, theme), ...position], menu: NO_MENU};
}

/** What is being typed, else the keys. */
function lastRow(snapshot: Snapshot, ui: Ui, columns: number, theme: Theme): InputRow {
	if (ui.search?.line) return searchRow(ui.search.line, columns, theme);
	if (ui.finding) return findTaskRow(ui.finding, snapshot, columns, theme);
	if (ui.prompt) return promptRow(ui.prompt, columns, theme);
	return {text: keyRow(snapshot, ui, columns, theme), cursor: null};
}

/** The entry of the menu at a cell of the screen, by its index in the list; null: none. */
export function menuEntryAt({menu}: ComposedScreen, column: number, row: number): number | null {
	return column < menu.columns ? (menu.entries[row - menu.top]?.index ?? null) : null;
}

/** Composes the screen: header, body, caption and keys. The first paint, Ink and the tests all show what this gives. */
export function composeScreen(snapshot: Snapshot, ui: Ui, columns: number, rows: number, theme: Theme): ComposedScreen {
	const place = layout(columns, rows, preferredSizes(snapshot, ui));
	if (place === null) return {rows: tooSmallRows(columns, rows), cursor: null, menu: NO_MENU};
	const heights = stripHeights(snapshot, ui, place.strips);
	const above = rowsAbove(snapshot, heights, columns, theme);
	const below = rowsBelow(snapshot, ui, heights, columns, theme);
	const body = bodyRows(snapshot, ui, place, theme);
	const {text, cursor} = lastRow(snapshot, ui, columns, theme);
	return {
		rows: [
			headerRow(snapshot, ui.autoplay, columns, theme),
			...above,
			...body.rows,
			...fill(below, columns, place.strips - above.length),
			...captionRows(snapshot, ui, place, theme),
			text,
		],
		cursor: cursor === null ? null : {x: cursor, y: rows - 1},
		menu: {...body.menu, top: 1 + above.length + body.menu.top},
	};
}
