import type {Snapshot} from '../../session/contract.ts';
import {printable} from '../../wording/printable.ts';
import type {Piece} from '../text/row.ts';
import {cut, row, width as widthOf} from '../text/row.ts';
import type {Theme} from '../theme.ts';

/** Where in time the screen stands, in a sign and a word. */
function time({phase, live, driving}: Snapshot, theme: Theme): readonly [Theme['plain'], string] {
	if (phase.kind === 'opening') {
		return [theme.note, '◌ starting Python'];
	}

	if (driving === null) {
		return [theme.faint, ''];
	}

	if (!live) {
		return [theme.value, '◀◀ looking back'];
	}

	switch (phase.kind) {
		case 'running':
			return [theme.active, '▶▶ running'];
		case 'over':
			return [theme.faint, '■ over'];
		case 'ready':
			return [theme.active, '● live, your turn'];
		default:
			return [theme.active, '● live'];
	}
}

/** The end of a path, where its name is. */
function tail(text: string, columns: number): string {
	const characters = [...printable(text)];
	while (characters.length > 0 && widthOf(characters.join('')) > columns - 1) {
		characters.shift();
	}

	return widthOf(printable(text)) <= columns ? printable(text) : `…${characters.join('')}`;
}

/** The first row: what is shown, on which Python, and at which stage. */
export function headerRow(snapshot: Snapshot, columns: number, theme: Theme): string {
	const [style, sign] = time(snapshot, theme);
	const {position} = snapshot.state;
	const count = snapshot.driving === null ? '' : `stage ${position} of ${snapshot.history.length}`;
	const right: readonly Piece[] = [[style, sign], '  ', [theme.title, count], ' '];
	const taken = right.reduce((sum, piece) => sum + widthOf(typeof piece === 'string' ? piece : piece[1]), 0);
	const left = columns - taken - 1;
	const python = snapshot.python === null ? '' : `  ${snapshot.python}`;
	const room = left - 11;
	const file = tail(snapshot.file, Math.max(12, room - widthOf(python)));
	const shownPython = cut(python, Math.max(0, room - widthOf(file)));
	const pieces: readonly Piece[] = [[theme.title, ' gen-step'], '  ', file, [theme.faint, shownPython]];
	return row(left + 1, ...pieces) + row(taken, ...right);
}
