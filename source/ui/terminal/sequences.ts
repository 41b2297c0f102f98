/** The control sequences that Ink writes, and how to parse them. */

const esc = '\u{1B}';

/** Shows what follows at once, where a terminal can. */
export const beginUpdate = `${esc}[?2026h`;
export const endUpdate = `${esc}[?2026l`;
export const showCursor = `${esc}[?25h`;
export const hideCursor = `${esc}[?25l`;
/** Back to no style. */
export const plain = `${esc}[m`;
export const eraseRest = `${esc}[K`;
export const home = `${esc}[H`;
export const eraseBelow = `${esc}[J`;
export const eraseAll = `${esc}[2J`;

/** To a cell, counted from 0. */
export const moveTo = (row: number, column: number): string => `${esc}[${row + 1};${column + 1}H`;
export const moveOn = (columns: number): string => `${esc}[${columns === 1 ? '' : columns}C`;
export const styled = (parameters: string): string => `${esc}[${parameters}m`;

/** A part of what is written to a terminal. */
export type Part =
	| {readonly kind: 'text'; readonly text: string}
	| {readonly kind: 'end'; readonly text: string}
	/** Moves, erases or styles: `final` says which. */
	| {readonly kind: 'act'; readonly text: string; readonly final: string; readonly parameters: string}
	/** A mode that matters for the picture: the alternate screen, the cursor, an update in one piece. */
	| {readonly kind: 'mode'; readonly text: string; readonly mode: string; readonly on: boolean}
	| {readonly kind: 'other'; readonly text: string};

const forms = new RegExp(
	[
		`(?<shown>[^${esc}\n\r]+)`,
		'(?<end>[\n\r])',
		`${esc}\\[(?<parameters>[\\d;]*)(?<final>[A-EGHJKm])`,
		`${esc}\\[\\?(?<mode>1049|25|2026)(?<on>[hl])`,
		// Whatever else there is, up to its end: operating system commands, other control sequences, a lone escape.
		`${esc}\\][^\u{7}${esc}]*(?:\u{7}|${esc}\\\\)`,
		`${esc}\\[[^a-zA-Z]*[a-zA-Z]`,
		esc,
	].join('|'),
	'gu',
);

/** Takes apart what is written to a terminal. */
export function* partsOf(output: string): Iterable<Part> {
	for (const match of output.matchAll(forms)) {
		const [text] = match;
		const {shown, end, final, parameters = '', mode, on} = match.groups ?? {};
		if (shown !== undefined) {
			yield {kind: 'text', text};
		} else if (final !== undefined) {
			yield {kind: 'act', text, final, parameters};
		} else if (mode !== undefined) {
			yield {kind: 'mode', text, mode, on: on === 'h'};
		} else {
			yield {kind: end === undefined ? 'other' : 'end', text};
		}
	}
}
