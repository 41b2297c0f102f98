import type {Style} from './theme.ts';

/** A code that begins something and the one that ends it. */
export type Code = readonly [open: number, close: number];

/** A style of SGR codes, each closed by its own code so that the row's other styles stay as they are. */
export function sgr(...codes: readonly Code[]): Style {
	const open = codes.map(([code]) => `\u{1B}[${code}m`).join('');
	const close = codes
		.map(([, code]) => `\u{1B}[${code}m`)
		.reverse()
		.join('');
	return text => (text === '' ? '' : `${open}${text}${close}`);
}

export const bold: Code = [1, 22];
export const dim: Code = [2, 22];
export const italic: Code = [3, 23];
export const underline: Code = [4, 24];
export const inverse: Code = [7, 27];

/** One of the terminal's own 16 colours. */
export const colour = (code: number): Code => [code, 39];

export const plain: Style = text => text;
