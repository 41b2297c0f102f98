import {expandTabs, printable} from '../../../wording/printable.ts';
import {cut, type Piece, width} from '../../terminal/text/row.ts';
import type {Token} from '../../terminal/theme/syntax.ts';
import type {Style, SyntaxStyles} from '../../terminal/theme/theme.ts';

/** Where a column of a line is after its tabs are blanks and what cannot be printed is escaped, in characters. */
function shownColumn(line: string, column: number): number {
	return [...printable(expandTabs(line.slice(0, column)))].length;
}

/** The tokens of a line by the characters of what is shown of it. */
function shownTokens(line: string, tokens: readonly Token[]): readonly Token[] {
	if (/^[ -~]*$/.test(line)) return tokens;
	return tokens.map(({start, end, kind}) => ({kind, start: shownColumn(line, start), end: shownColumn(line, end)}));
}

/** A part of a line as pieces, each in the style of its token inside that of the line; `from`: the part's first column. */
function linePieces(
	text: string,
	from: number,
	tokens: readonly Token[],
	styles: SyntaxStyles,
	line: Style,
): readonly Piece[] {
	const characters = [...text];
	const pieces: Piece[] = [];
	let done = 0;
	const add = (end: number, style: Style): void => {
		if (end > done) pieces.push([style, characters.slice(done, end).join('')]);
		done = Math.max(done, end);
	};
	for (const {start, end, kind} of tokens) {
		add(Math.min(start - from, characters.length), line);
		add(Math.min(end - from, characters.length), token => line(styles[kind](token)));
	}

	add(characters.length, line);
	return pieces;
}

/** A line in three parts: what stands before the expression at work, that, and what follows; and what is shown of each. */
export interface LineParts {
	/** The line as it is in the file. */
	readonly line: string;
	readonly whole: readonly [before: string, lit: string, after: string];
	readonly shown: readonly [before: string, lit: string, after: string];
	/** How many characters are left out at the beginning. */
	readonly hidden: number;
}

/**
 * The pieces of a line in at most `room` columns. What does not fit is cut here, before it is divided, so that the row is
 * the same with and without highlighting.
 */
export function codePieces(
	{line, whole, shown, hidden}: LineParts,
	room: number,
	tokens: readonly Token[],
	styles: SyntaxStyles,
	code: Style,
	lit: Style,
): readonly Piece[] {
	const [before, part, after] = shown;
	const placed = shownTokens(line, tokens);
	const end = [...whole[0], ...whole[1]].length;
	const first = cut(before, room);
	const second = cut(part, room - width(first));
	const third = cut(after, room - width(first) - width(second));
	return [
		...linePieces(first, hidden, placed, styles, code),
		[lit, second],
		...linePieces(third, Math.max(end, hidden), placed, styles, code),
	];
}
