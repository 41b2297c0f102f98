import type {Corner} from '../../engine/state.ts';
import type {Piece} from '../terminal/text/row.ts';
import {row} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';

/** A corner, boxed when it is the current one; it takes the same room either way. */
function box(name: Corner, corner: Corner | null, theme: Theme): Piece {
	return name === corner ? [theme.lit, `▐${name}▌`] : ` ${name} `;
}

/** A way out of the cycle; faint unless it is taken. */
function exit(name: Corner, corner: Corner | null, theme: Theme): Piece {
	return name === corner ? [theme.lit, `▐${name}▌`] : [theme.faint, ` ${name} `];
}

function oneRow(corner: Corner | null, width: number, theme: Theme): string[] {
	const names: readonly Corner[] = ['push', 'assign', 'evaluate', 'yield'];
	const mark = (name: Corner): Piece => (name === corner ? [theme.lit, `▐${name}▌`] : [theme.faint, name]);
	if (corner === 'refuse') return [row(width, mark('refuse'), [theme.faint, '◁push→assign→…'])];
	if (corner === 'return' || corner === 'raise') return [row(width, [theme.faint, '…→evaluate▷'], mark(corner))];
	return [
		row(
			width,
			...names.flatMap((name, index): Piece[] => (index === 0 ? [mark(name)] : [[theme.faint, '→'], mark(name)])),
		),
	];
}

/**
 * The cycle of a resumption: four corners with the way between them, and beside them the ways out of it: `refuse`
 * instead of a push, `return` and `raise` instead of a yield.
 */
export function cycleRows(corner: Corner | null, width: number, height: number, theme: Theme): string[] {
	if (height < 4) return oneRow(corner, width, theme);
	const way = (text: string): Piece => [theme.faint, text];
	const edge = way(' ┊ ');
	return [
		row(
			width,
			' ',
			box('push', corner, theme),
			way(' ─────▶ '),
			box('assign', corner, theme),
			' ',
			edge,
			exit('refuse', corner, theme),
		),
		row(width, way('    ▲              │     ┊ ')),
		row(width, way('    ┊              ▼    '), edge, exit('return', corner, theme)),
		row(
			width,
			' ',
			box('yield', corner, theme),
			way(' ◀─── '),
			box('evaluate', corner, theme),
			edge,
			exit('raise', corner, theme),
		),
	];
}
