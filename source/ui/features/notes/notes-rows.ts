/** The speaker's screen: what is said now, what comes next, how long it has taken, and the log. */

import type {Snapshot} from '../../../session/contract.ts';
import type {DemoItem} from '../../../session/demo/demo-item.ts';
import {nextItem} from '../../../session/demo/next-item.ts';
import {caption} from '../../../wording/caption.ts';
import {boxed, inside} from '../../panes/border.ts';
import {eventRows} from '../../panes/event-rows.ts';
import type {Ui} from '../../state/ui.ts';
import {cut, fill, type Piece, row, width as widthOf} from '../../terminal/text/row.ts';
import {wrapPlain} from '../../terminal/text/wrap.ts';
import type {Style, Theme} from '../../terminal/theme/theme.ts';
import {itemText, playLabel} from '../demo/next-press.ts';

/** What the notes are drawn from. */
export interface NotesView {
	readonly snapshot: Snapshot;
	readonly ui: Ui;
	/** Milliseconds since the talk was opened. */
	readonly elapsed: number;
	/** How many rows the log is scrolled by. */
	readonly by: number;
}

const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');

/** `3:07`, with hours where there are any. */
export function clockText(milliseconds: number): string {
	const seconds = milliseconds / 1000;
	const minutes = seconds / 60;
	return minutes < 60
		? `${Math.floor(minutes)}:${two(seconds % 60)}`
		: `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

function headerRow({snapshot, elapsed}: NotesView, columns: number, theme: Theme): string {
	const {file, state, history, demoItems, demoTotal} = snapshot;
	const items = demoTotal === 0 ? '' : `  item ${demoTotal - demoItems.length} of ${demoTotal}`;
	const count = `${clockText(elapsed)}${items}  stage ${state.position} of ${history.length} `;
	return row(columns - widthOf(count), [theme.title, ' notes  '], file) + row(widthOf(count), [theme.title, count]);
}

function lines(text: string, columns: number, style: Style): string[] {
	return wrapPlain(text, columns - 2).map(line => row(columns, ' ', [style, line.trim()]));
}

/** An item: what it does, what the room reads, and what is for the speaker alone. */
function itemRows(item: DemoItem | null, none: string, columns: number, theme: Theme): string[] {
	if (item === null) return lines(none, columns, theme.faint);
	const {caption: said, notes = []} = item;
	return [
		...lines(itemText(item), columns, theme.faint),
		...(said === undefined ? [] : lines(`» ${said}`, columns, theme.plain)),
		...notes.flatMap(note => lines(note, columns, theme.title)),
	];
}

/** What the next press plays; null: a single stage, or nothing. */
function comingItem({demoItems, live, phase, choices}: Snapshot): DemoItem | null {
	const next = nextItem(demoItems, !live || phase.kind !== 'ready', choices !== null);
	return next?.kind === 'item' ? next.item : (demoItems[0] ?? null);
}

/** The keys, those first that are needed most; where the row is short, the last ones are left out. */
function keyRow({snapshot, ui}: NotesView, columns: number, theme: Theme): string {
	const play = cut(playLabel(snapshot, ui), columns - ' space   q close '.length);
	const keys = [
		...(snapshot.demoTotal > 0 && snapshot.demoItems.length === 0 ? [] : [['space', play] as const]),
		['q', 'close'],
		['←', 'back'],
		['→', 'step'],
		['↑ ↓', 'log'],
		['⏎', 'finish'],
	] as const;
	let left = columns;
	const fitting = keys.filter(([key, label], index) => {
		left -= widthOf(key) + widthOf(label) + 3;
		return index === 0 || left >= 0;
	});
	return row(columns, ...fitting.flatMap(([key, label]): Piece[] => [' ', [theme.key, key], ` ${label} `]));
}

/** The whole screen, `rows` rows of `columns` each. */
export function notesRows(view: NotesView, columns: number, rows: number, theme: Theme): string[] {
	const {snapshot, ui, by} = view;
	const {state, history, demoPlayed, demoTotal} = snapshot;
	const none = demoTotal === 0 ? 'There is no demo: the keys drive the talk as they do there.' : 'Nothing yet.';
	const now = itemRows(demoPlayed, none, inside(columns), theme);
	const next = itemRows(comingItem(snapshot), 'Nothing: the demo is over.', inside(columns), theme);
	const said = fill(
		lines(state.stage === null ? 'Nothing has run yet.' : caption(state.stage, state), columns, theme.title),
		columns,
		2,
	);
	const body = Math.max(0, rows - 4);
	// The log keeps a third; what is said now goes before what comes next.
	const most = Math.max(6, body - Math.max(4, Math.floor(body / 3)));
	const nowHeight = Math.min(now.length + 2, most - 3);
	const nextHeight = demoTotal === 0 ? 0 : Math.min(next.length + 2, most - nowHeight);
	const log = Math.max(0, body - nowHeight - nextHeight);
	const events = eventRows({history, state, by, predicting: ui.predicting !== null}, inside(columns), log - 2, theme);
	return fill(
		[
			headerRow(view, columns, theme),
			...boxed('now', now, columns, nowHeight, theme),
			...(nextHeight < 3 ? [] : boxed('next', next, columns, nextHeight, theme)),
			...(log < 3 ? [] : boxed('log', events, columns, log, theme)),
			...said,
			keyRow(view, columns, theme),
		],
		columns,
		rows,
	);
}
