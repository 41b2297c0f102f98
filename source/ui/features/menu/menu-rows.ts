import type {Snapshot} from '../../../session/contract.ts';
import {bottomBorder, inside, topBorder} from '../../panes/border.ts';
import {sourceRows} from '../../panes/source-rows.ts';
import {fill, padded, row, width as widthOf} from '../../terminal/text/row.ts';
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

/** A visible entry: its index in the list, its sign, and the row after the sign. */
interface Entry {
	readonly index: number;
	readonly sign: string;
	readonly text: string;
}

/** The list around the marked entry, with what is wrong below it. */
function listRows(
	list: readonly MenuItem[],
	choice: number,
	snapshot: Snapshot,
	width: number,
	rows: number,
	theme: Theme,
): {readonly entries: readonly Entry[]; readonly below: readonly string[]} {
	const problem = problemRows(snapshot, width, theme).slice(0, Math.floor(rows / 2));
	const below = problem.length === 0 ? [] : [row(width, ''), ...problem];
	const limit = Math.max(1, rows - below.length);
	const first = Math.max(0, choice - limit + 1);
	const columns = width - 2;
	const name = Math.min(columns - 12, Math.max(...list.map(({label}) => widthOf(label))) + 2);
	const entries = list.slice(first, first + limit).map(({label, hint}, index) => {
		const text = row(columns, padded(label, name), [theme.faint, hint]);
		return first + index === choice
			? {index: first + index, sign: theme.active('▶ '), text: theme.title(text)}
			: {index: first + index, sign: '  ', text};
	});
	return {entries, below};
}

/** Rows in a box of their own. */
function boxed(title: string, rows: readonly string[], width: number, height: number, theme: Theme): string[] {
	const side = theme.faint('│');
	return [
		topBorder({title, first: true}, width, theme),
		...fill(rows, inside(width), height - 2).map(each => side + each + side),
		bottomBorder(width, theme),
	];
}

/** The rows of the menu, each as wide as the place: those above its entries, the entries, and those below. */
export interface MenuParts {
	readonly above: readonly string[];
	readonly entries: readonly Entry[];
	readonly below: readonly string[];
}

/** The choice of what to drive, with the file beside it. */
export function menuParts(snapshot: Snapshot, {choice, width, height}: MenuPlace, theme: Theme): MenuParts {
	const list = menuItems(snapshot);
	const left = Math.floor(width * 0.5);
	const rows = height - 2;
	const {entries, below} =
		list.length === 0
			? {entries: [], below: waitingRows(snapshot, inside(left), theme)}
			: listRows(list, choice, snapshot, inside(left), rows, theme);
	const shown = [...entries.map(({sign, text}) => sign + text), ...below];
	const item = list[choice];
	const line = item === undefined || item.kind === 'file' ? null : item.line;
	const text = fileText(snapshot);
	const source = text === null ? [] : sourceRows({text, line, lit: null, sign: '▶'}, inside(width - left), rows, theme);
	const right = boxed(snapshot.file, source, width - left, height, theme);
	const all = boxed('what to drive', shown, left, height, theme).map((each, index) => each + (right[index] ?? ''));
	const [top = '', ...others] = all;
	const side = theme.faint('│');
	return {
		above: [top],
		entries: entries.map(({index, sign}, at) => {
			const start = side + sign;
			return {index, sign: start, text: others[at]?.slice(start.length) ?? ''};
		}),
		below: others.slice(entries.length),
	};
}

/** All of it as rows: `height` of them. */
export function menuRows(snapshot: Snapshot, place: MenuPlace, theme: Theme): string[] {
	const {above, entries, below} = menuParts(snapshot, place, theme);
	return [...above, ...entries.map(({sign, text}) => sign + text), ...below];
}
