import {printable} from '../../wording/printable.ts';
import {cut, fill, type Piece, row, width as widthOf} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';

/** The border above a pane. */
export interface Heading {
	readonly title: string;
	/** Keys go to this pane. */
	readonly focused?: boolean;
	/** It is the top of its box. */
	readonly first: boolean;
	/** What is drawn instead of the line after the title. */
	readonly line?: (columns: number) => readonly Piece[];
}

/** The columns that a title has in the border above a pane. */
export const titleRoom = (width: number, focused: boolean): number => width - 6 - (focused ? marked('').length : 0);

const marked = (title: string): string => `[${title}] ↑↓`;

/** The border above a pane, with its title in it; in [ ] with the focus. */
export function topBorder({title, focused = false, first, line}: Heading, width: number, theme: Theme): string {
	const [left, right] = first ? ['╭', '╮'] : ['├', '┤'];
	const text = cut(printable(focused ? marked(title) : title), titleRoom(width, false));
	const columns = Math.max(0, width - widthOf(text) - 4);
	const rest = line && columns > 12 ? row(columns, ...line(columns)) : theme.faint('─'.repeat(columns));
	return `${theme.faint(left)} ${(focused ? theme.active : theme.title)(text)} ${rest}${theme.faint(right)}`;
}

/** The border below the last pane of a box. */
export const bottomBorder = (width: number, theme: Theme): string => theme.faint(`╰${'─'.repeat(width - 2)}╯`);

/** The columns that a pane's rows have. */
export const inside = (width: number): number => width - 2;

/** Rows with a border at their left and right, filled up to `height`. */
export function bordered(rows: readonly string[], width: number, height: number, theme: Theme): string[] {
	const side = theme.faint('│');
	return fill(rows, inside(width), height).map(each => side + each + side);
}

/** Rows in a box of their own, which is `height` rows high with its border. */
export function boxed(title: string, rows: readonly string[], width: number, height: number, theme: Theme): string[] {
	return [
		topBorder({title, first: true}, width, theme),
		...bordered(rows, width, height - 2, theme),
		bottomBorder(width, theme),
	];
}
