import type {Snapshot} from '../../../session/contract.ts';
import {boxed, inside} from '../../panes/border.ts';
import {sourceRows} from '../../panes/source-rows.ts';
import {padded, row, width as widthOf} from '../../terminal/text/row.ts';
import {wrapPlain} from '../../terminal/text/wrap.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {fileText, type MenuItem, menuItems} from './menu-items.ts';

/** Where the menu is, and what is marked in it. */
export interface MenuPlace {
	readonly choice: number;
	readonly width: number;
	readonly height: number;
}

/** What went wrong, with all that Python said of it. */
function problemRows({problem}: Snapshot, width: number, theme: Theme): string[] {
	const lines = problem === null ? [] : [`✖ ${problem.message}`, ...(problem.text ?? '').trimEnd().split('\n')];
	return lines.flatMap(line => wrapPlain(line, width - 2)).map(line => row(width, ' ', [theme.wrong, line]));
}

/** What is shown while there is no list: that Python starts, or why it cannot. */
function waitingRows(snapshot: Snapshot, width: number, theme: Theme): string[] {
	const {phase} = snapshot;
	const text = phase.kind === 'over' ? phase.message : '◌ Python is starting …';
	const problem = problemRows(snapshot, width, theme);
	return problem.length > 0 && (phase.kind !== 'over' || phase.message === snapshot.problem?.message)
		? problem
		: [...wrapPlain(text, width - 2).map(line => row(width, ' ', [theme.note, line])), row(width, ''), ...problem];
}

/** An entry in sight: its index in the list, its sign, and the row after the sign. */
export interface MenuEntry {
	readonly index: number;
	readonly sign: string;
	readonly text: string;
}

/** Room for the longest label, and a gap. */
const labelColumns = (list: readonly MenuItem[]): number => Math.max(...list.map(({label}) => widthOf(label))) + 2;

/** The list has what its longest entry needs, with sign and border; the file keeps two fifths at least. */
function listColumns(list: readonly MenuItem[], width: number): number {
	const needed = list.length === 0 ? 0 : labelColumns(list) + Math.max(...list.map(({hint}) => widthOf(hint))) + 5;
	return Math.floor(Math.max(width * 0.4, Math.min(needed, width * 0.6)));
}

/** The list around the marked entry, with what is wrong below it. */
function listRows(
	list: readonly MenuItem[],
	choice: number,
	snapshot: Snapshot,
	width: number,
	rows: number,
	theme: Theme,
): {readonly entries: readonly MenuEntry[]; readonly below: readonly string[]} {
	const problem = problemRows(snapshot, width, theme).slice(0, Math.floor(rows / 2));
	const below = problem.length === 0 ? [] : [row(width, ''), ...problem];
	const limit = Math.max(1, rows - below.length);
	const first = Math.max(0, choice - limit + 1);
	const columns = width - 2;
	const name = Math.min(columns - 12, labelColumns(list));
	const entries = list.slice(first, first + limit).map(({label, hint}, index) => {
		const text = row(columns, padded(label, name), [theme.faint, hint]);
		return first + index === choice
			? {index: first + index, sign: theme.active('▶ '), text: theme.title(text)}
			: {index: first + index, sign: '  ', text};
	});
	return {entries, below};
}

/** The menu: its rows, each as wide as the place, and those of them that are entries, from row `top` on. */
export interface MenuRows {
	readonly rows: readonly string[];
	readonly top: number;
	/** The columns of the list; the file stands beside it. */
	readonly columns: number;
	readonly entries: readonly MenuEntry[];
}

/** The choice of what to drive, with the file beside it. */
export function menuRows(snapshot: Snapshot, {choice, width, height}: MenuPlace, theme: Theme): MenuRows {
	const list = menuItems(snapshot);
	const left = listColumns(list, width);
	const room = height - 2;
	const {entries, below} =
		list.length === 0
			? {entries: [], below: waitingRows(snapshot, inside(left), theme)}
			: listRows(list, choice, snapshot, inside(left), room, theme);
	const shown = [...entries.map(({sign, text}) => sign + text), ...below];
	const item = list[choice];
	const line = item === undefined || item.kind === 'file' ? null : item.line;
	const text = fileText(snapshot);
	const source = text === null ? [] : sourceRows({text, line, lit: null, sign: '▶'}, inside(width - left), room, theme);
	const right = boxed(snapshot.file, source, width - left, height, theme);
	const rows = boxed('what to drive', shown, left, height, theme).map((each, index) => each + (right[index] ?? ''));
	const side = theme.faint('│');
	// The first row is the border.
	const top = 1;
	const widened = entries.map(({index, sign}, at) => {
		const start = side + sign;
		return {index, sign: start, text: rows[top + at]?.slice(start.length) ?? ''};
	});
	return {rows, top, columns: left, entries: widened};
}
