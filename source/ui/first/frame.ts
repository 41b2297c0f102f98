import type {Snapshot} from '../../session/contract.ts';
import {captionRows} from '../bars/caption.ts';
import {headerRow} from '../bars/header.ts';
import {keyRow} from '../bars/key-row.ts';
import {demandOf} from '../demand.ts';
import {layout} from '../layout.ts';
import {menuRows} from '../menu/rows.ts';
import {screenOf} from '../screen-kind.ts';
import {initialUi} from '../store/ui.ts';
import type {Theme} from '../theme.ts';

/**
 * The rows of the menu's screen as the app is going to paint them first, without anything that paints. Null where that
 * is another screen, or the terminal is too small.
 */
export function firstFrame(snapshot: Snapshot, columns: number, rows: number, theme: Theme): readonly string[] | null {
	const place = layout(columns, rows, demandOf(snapshot, initialUi));
	if (place === null || place.strips > 0 || screenOf(snapshot) !== 'menu') return null;
	const menu = {choice: initialUi.choice, width: columns, height: place.body + place.bar};
	return [
		headerRow(snapshot, null, columns, theme),
		...menuRows(snapshot, menu, theme),
		...captionRows(snapshot, initialUi, place, theme),
		keyRow(snapshot, initialUi, columns, theme),
	];
}
