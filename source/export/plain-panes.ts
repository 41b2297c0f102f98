/** The tasks and lanes that a demo shows, as plain text for a report. */

import type {Snapshot} from '../session/contract.ts';
import type {DemoItem} from '../session/demo/demo-item.ts';
import {panesBy} from '../ui/features/demo/demo-controller.ts';
import {boxed} from '../ui/panes/border.ts';
import {lanesContent, tasksContent} from '../ui/panes/pane-contents.ts';
import {initialUi, type Ui} from '../ui/state/ui.ts';
import {bare} from '../ui/terminal/theme/themes.ts';

/** As wide as a page shows without scrolling. */
const COLUMNS = 96;
/** Where there are more, they are folded. */
const MOST_ROWS = 16;

/** Follows the items of a demo, and gives the rows of the tasks or lanes that it shows behind each; none: it shows neither. */
export function createPaneDrawer(): (snapshot: Snapshot, item: DemoItem) => readonly string[] {
	let ui: Ui = initialUi;
	return (snapshot, item) => {
		ui = {...ui, ...panesBy(item)};
		const shown = ui.zoomed && ui.focus !== null ? [ui.focus] : (ui.panes ?? []);
		return shown.flatMap(pane => (pane === 'tasks' || pane === 'lanes' ? drawn(pane, snapshot, ui) : []));
	};
}

function drawn(pane: 'tasks' | 'lanes', snapshot: Snapshot, ui: Ui): readonly string[] {
	if (snapshot.history.length === 0 || (pane === 'tasks' && !snapshot.history.lanes.hasTasks)) return [];
	const place = {width: COLUMNS, height: MOST_ROWS, theme: bare, bar: false};
	const focus = {by: 0, focused: false, predicting: false};
	const {title, rows} =
		pane === 'tasks' ? tasksContent(snapshot, focus, place) : lanesContent(snapshot, ui.lanes, focus, place);
	const told = rows.slice(0, rows.findLastIndex(row => row.trim() !== '') + 1);
	return told.length === 0 ? [] : boxed(title, told, COLUMNS, told.length + 2, bare);
}
