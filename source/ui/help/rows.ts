import {commands} from '../keys/commands.ts';
import type {ScreenKind} from '../screen-kind.ts';
import {padded, row} from '../text/row.ts';
import type {Theme} from '../theme.ts';

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

/** All the keys of a command, as they are written on a keyboard. */
export function keysText(keys: readonly string[]): string {
	return keys.map(key => written[key] ?? key).join(' ');
}

const legend: readonly string[] = [
	'~ derived by a rule of CPython, not observed    x ← 1 has just changed',
	'▶ at work ● running ‖ suspended ○ created ■ closed │ f_back ┊ not linked',
];

/** The help: every key that works on this screen, from the command table, and what the signs mean. */
export function helpRows(screen: ScreenKind, columns: number, height: number, theme: Theme): string[] {
	const keys = commands
		.filter(command => command.screen === screen || command.screen === 'any')
		.map(command => row(columns, [theme.key, ` ${padded(keysText(command.keys), 14)}`], command.description));
	const room = height - keys.length;
	const signs = legend.map(text => row(columns, [theme.faint, ` ${text}`]));
	return [...keys, ...(room > signs.length ? ['', ...signs] : signs.slice(0, Math.max(0, room)))].map(text =>
		text === '' ? ' '.repeat(columns) : text,
	);
}
