/** The variables of a frame with all that they hold, as a tree over the whole body. */

import type {State} from '../../../engine/state.ts';
import type {Branch} from '../../../protocol/index.ts';
import type {Looked} from '../../../session/run/looked.ts';
import {frameName} from '../../../wording/frame-name.ts';
import {printable} from '../../../wording/printable.ts';
import {boxed, inside} from '../../panes/border.ts';
import {row} from '../../terminal/text/row.ts';
import {wrapPlain} from '../../terminal/text/wrap.ts';
import type {Theme} from '../../terminal/theme/theme.ts';

/** Why there is no tree. */
const missing: Readonly<Record<Extract<Looked['tree'], string>, string>> = {
	asked: 'Python is asked …',
	gone: 'The frame is over: its variables are gone.',
	recorded: 'A recording holds no whole values: run the program for that.',
};

/** The tree as lines of plain text. A value that is longer than a line goes on below its beginning. */
export function lookLines({tree}: Looked, columns: number): readonly string[] {
	if (typeof tree === 'string') return [missing[tree]];
	if (tree.children.length === 0) return ['It has no variables yet.'];
	return branchLines(tree.children, tree.more, 0, columns);
}

function branchLines(children: readonly Branch[], more: number, depth: number, columns: number): readonly string[] {
	const indent = '  '.repeat(depth);
	const lines = children.flatMap(child => {
		const text = `${printable(child.label)} = ${printable(child.repr)}${child.again ? '  (the same as above)' : ''}`;
		const [first = '', ...rest] = wrapPlain(text, Math.max(20, columns - indent.length - 2));
		return [
			indent + first,
			...rest.map(line => `${indent}  ${line}`),
			...branchLines(child.children ?? [], child.more ?? 0, depth + 1, columns),
		];
	});
	return more === 0 ? lines : [...lines, `${indent}… ${more} more`];
}

/** The tree from line `top` on, in a box. */
export function lookBox(
	looked: Looked,
	state: State,
	top: number,
	width: number,
	height: number,
	theme: Theme,
): string[] {
	const columns = inside(width) - 2;
	const lines = lookLines(looked, columns);
	const room = height - 2;
	const first = Math.max(0, Math.min(top, lines.length - room));
	const below = Math.max(0, lines.length - first - room);
	const what = `${frameName(state, looked.frame)} at stage ${looked.mark}, in full`;
	const scroll = lines.length <= room ? 'any key closes this' : `↑↓ scroll${below > 0 ? `, ${below} more below` : ''}`;
	const rows = lines.slice(first, first + room).map(line => row(columns + 2, ` ${line}`));
	return boxed(`${what}: ${scroll}`, rows, width, height, theme);
}
