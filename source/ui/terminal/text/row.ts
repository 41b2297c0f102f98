import {printable} from '../../../wording/printable.ts';
import type {Style} from '../theme/theme.ts';
import {graphemes} from './graphemes.ts';
import stringWidth from './string-width.ts';

/** Text of a row, with its style. */
export type Piece = string | readonly [style: Style, text: string];

/** How many columns a terminal takes for plain text. */
export function width(text: string): number {
	return stringWidth(text);
}

/** The start of plain text that fits into `columns`, with … for what is left out. */
export function cut(text: string, columns: number): string {
	if (width(text) <= columns) return text;
	let kept = '';
	let left = columns - 1;
	for (const segment of graphemes(text)) {
		left -= width(segment);
		if (left < 0) break;
		kept += segment;
	}

	return columns < 1 ? '' : `${kept}…`;
}

/** Plain text, made safe, cut or filled with blanks to exactly `columns`. */
export function padded(text: string, columns: number): string {
	const kept = cut(printable(text), columns);
	return kept + ' '.repeat(Math.max(0, columns - width(kept)));
}

/**
 * One row of exactly `columns`, from pieces put side by side. Whatever the pieces hold is made safe here, so
 * nothing that a program says can reach the terminal raw.
 */
export function row(columns: number, ...pieces: readonly Piece[]): string {
	let left = columns;
	let styled = '';
	for (const piece of pieces) {
		const [style, raw] = typeof piece === 'string' ? [undefined, piece] : piece;
		const text = cut(printable(raw), left);
		const full = text.length > 0 && text !== printable(raw);
		left -= width(text);
		styled += style ? style(text) : text;
		if (full || left <= 0) break;
	}

	return styled + ' '.repeat(Math.max(0, left));
}

/** Rows filled up with empty ones, or cut, to exactly `count`. */
export function fill(rows: readonly string[], columns: number, count: number): string[] {
	const blank = ' '.repeat(columns);
	return Array.from({length: count}, (_, index) => rows[index] ?? blank);
}
