import type {Snapshot} from '../../session/contract.ts';
import {captionRows} from '../bars/caption.ts';
import {headerRow} from '../bars/header.ts';
import {keyRow} from '../bars/key-row.ts';
import {positionRow} from '../bars/position.ts';
import {demandOf} from '../demand.ts';
import {type Layout, layout} from '../layout.ts';
import {menuRows} from '../menu/rows.ts';
import {stageRows} from '../panes/rows.ts';
import {screenOf} from '../screen-kind.ts';
import {initialUi} from '../store/ui.ts';
import {rowsAbove, rowsBelow, stripHeights} from '../strips/strips.ts';
import {fill} from '../text/row.ts';
import type {Theme} from '../theme.ts';

/** The rows between header and caption, without the strips. */
function bodyRows(snapshot: Snapshot, place: Layout, theme: Theme): string[] {
	const {columns, body, bar} = place;
	if (screenOf(snapshot) === 'menu') {
		return menuRows(snapshot, {choice: initialUi.choice, width: columns, height: body + bar}, theme);
	}

	return [
		...stageRows(snapshot, initialUi, place, theme),
		...(bar === 1 ? [positionRow(snapshot, columns, theme)] : []),
	];
}

/**
 * The rows of the screen as the app paints it while no key was pressed yet, without anything that paints. Null where the
 * terminal is too small.
 */
export function firstFrame(snapshot: Snapshot, columns: number, rows: number, theme: Theme): readonly string[] | null {
	const place = layout(columns, rows, demandOf(snapshot, initialUi));
	if (place === null) return null;
	const heights = stripHeights(snapshot, initialUi, place.strips);
	const above = rowsAbove(snapshot, heights, columns, theme);
	const below = rowsBelow(snapshot, initialUi, heights, columns, theme);
	return [
		headerRow(snapshot, null, columns, theme),
		...above,
		...bodyRows(snapshot, place, theme),
		...fill(below, columns, place.strips - above.length),
		...captionRows(snapshot, initialUi, place, theme),
		keyRow(snapshot, initialUi, columns, theme),
	];
}
