/** The help: all keys, and what the signs mean. */

import type {UiCommand} from '../commands/command.ts';
import {commands} from '../commands/commands.ts';
import {boxed, inside} from '../panes/border.ts';
import type {ScreenKind} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';
import {type Piece, padded, row, width as widthOf} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';

const written: Readonly<Record<string, string>> = {
	right: '→',
	left: '←',
	up: '↑',
	down: '↓',
	enter: '⏎',
	escape: 'esc',
	pageup: 'pgup',
	pagedown: 'pgdn',
};

/** A key as it is written on a keyboard. */
export function keyText(key: string): string {
	const [name, sign] = key.startsWith('shift-') ? [key.slice(6), '⇧'] : [key, ''];
	return sign + (written[name] ?? name);
}

/** All the keys of a command. */
export function keysText(keys: readonly string[]): string {
	return keys.map(keyText).join(' ');
}

const legend: readonly string[] = [
	'▶ at work  ● running  ‖ suspended  ○ created  ■ closed  ◇ no code of yours',
	'│ linked by f_back  ┊ not linked  ▼ ▲ a value on its way  ⋮ some are folded',
	'↓3 ↑2 three resumptions, two yields  x ← 1 has just changed  ┄ to come',
	'⟦ ⟧ the expression at work  ▐ ▌ the stage in the cycle, or the pushed value',
	'▸ the current stage, or line of the client  › marked by you  * found',
	'~ derived by a rule of CPython, not observed  ≠ first difference',
	'┯ a resumption begins  ◆ where you are  [title] has the focus  ⇧ shift',
	'wheel: scrolls  click: goes to the event, looks at the frame  ⇧ drag: selects',
	'tasks: ▶ runs  ▷ ready, by number  ‖ waits  ! being cancelled  ■ ✖ ⊘ ended',
	'lanes: █ runs  ▒ later  ═ ready  ─ waits  ▪ a folded one runs  ┊ nothing yet',
	'  ▼ ▲ woken by a lane  ◇ by the loop  ↓ ↑ sent  ↯ thrown  ! asked to cancel',
	'  ○ made  ■ ended  ✖ raised  ┼ │ from the lane at the other end to this one',
];

/** Room for the keys of a command. */
const KEY_COLUMNS = 16;

function piecesOf({keys, description}: UiCommand, theme: Theme): readonly Piece[] {
	return [[theme.key, ` ${padded(keysText(keys), KEY_COLUMNS - 2)} `], description];
}

/** The commands that have keys on this screen, but for some. */
export function helpCommands(screen: ScreenKind, without: ReadonlySet<string>): readonly UiCommand[] {
	return commands.filter(({screen: at, id}) => (at === screen || at === 'any') && !without.has(id));
}

/** The help: what the signs mean, then every key that works on this screen, from the command table. */
export function helpRows(
	screen: ScreenKind,
	columns: number,
	theme: Theme,
	without: ReadonlySet<string> = new Set(),
): readonly string[] {
	const shown = helpCommands(screen, without);
	const longest = Math.max(...shown.map(({description}) => widthOf(description))) + KEY_COLUMNS + 1;
	const across = Math.max(1, Math.min(2, Math.floor(columns / longest)));
	const down = Math.ceil(shown.length / across);
	const column = Math.floor(columns / across);
	const keys = Array.from({length: down}, (_, index) =>
		Array.from({length: across}, (_, part) => shown[part * down + index])
			.map(command => (command ? row(column, ...piecesOf(command, theme)) : ' '.repeat(column)))
			.join(''),
	);
	return [...legend.map(text => row(columns, [theme.faint, ` ${text}`])), ' '.repeat(columns), ...keys];
}

/** The help over the whole body, from row `top` on; it scrolls where there are more rows than fit. */
export function helpBox(
	screen: ScreenKind,
	{helpTop: top, withoutKeys}: Pick<Ui, 'helpTop' | 'withoutKeys'>,
	width: number,
	height: number,
	theme: Theme,
): string[] {
	const all = helpRows(screen, inside(width), theme, withoutKeys);
	const room = height - 2;
	const first = Math.max(0, Math.min(top, all.length - room));
	const more = all.length - first - room;
	const title =
		all.length <= room
			? 'keys: any key closes this'
			: `keys: ↑↓ scroll${more > 0 ? `, ${more} more below` : ''}; any other key closes this`;
	return boxed(title, all.slice(first), width, height, theme);
}
