import type {Key} from 'ink';
import {graphemes} from '../terminal/text/graphemes.ts';

/**
 * One key: a printable character as itself, else its name: `space`, `enter`, `escape`, `tab`, `backspace`,
 * `delete`, `left`, `right`, `up`, `down`, `home`, `end`, `pageup`, `pagedown`, `ctrl-a` … `ctrl-z`, `alt-x`;
 * with shift `shift-left`, `shift-tab` and so on.
 */
export type Keystroke = string;

const names: ReadonlyArray<readonly [keyof Key, Keystroke]> = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageup'],
	['pageDown', 'pagedown'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'escape'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	['delete', 'delete'],
];

/** Those that are other keys with shift. */
const shifted: ReadonlySet<Keystroke> = new Set(['up', 'down', 'left', 'right', 'tab']);

function single(character: string): Keystroke {
	switch (character) {
		case ' ':
			return 'space';
		case '\r':
		case '\n':
		case '\r\n':
			return 'enter';
		case '\t':
			return 'tab';
		case '\b':
		case '\u{7F}':
			return 'backspace';
		case '\u{1B}':
			return 'escape';
		default: {
			const code = character.codePointAt(0) ?? 0;
			return code < 0x20 ? `ctrl-${String.fromCodePoint(code + 0x60)}` : character;
		}
	}
}

/** The keys in one event of Ink's. Keys struck fast, or sent by a program, arrive as one input: it is split. */
export function keystrokes(input: string, key: Key): readonly Keystroke[] {
	if (key.eventType === 'release') return [];
	const name = names.find(([flag]) => key[flag])?.[1];
	if (name !== undefined) return [key.shift && shifted.has(name) ? `shift-${name}` : name];
	if (key.ctrl) return input === '' ? [] : [`ctrl-${input}`];
	const keys = graphemes(input).map(single);
	return key.meta ? keys.map(stroke => `alt-${stroke}`) : keys;
}

/** The text that a key types; null for keys that type none. */
export function typed(stroke: Keystroke): string | null {
	if (stroke === 'space') return ' ';
	return graphemes(stroke).length === 1 ? stroke : null;
}
