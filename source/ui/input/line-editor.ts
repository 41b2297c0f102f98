import {graphemes} from '../terminal/text/graphemes.ts';
import type {Keystroke} from './keystroke.ts';
import {typed} from './keystroke.ts';

/** A line of text that is being edited: the text before the cursor, and after it. */
export interface Line {
	readonly before: string;
	readonly after: string;
}

export const emptyLine: Line = {before: '', after: ''};

export const textOf = (line: Line): string => line.before + line.after;

export const lineOf = (text: string): Line => ({before: text, after: ''});

function last(text: string): string {
	return graphemes(text).at(-1) ?? '';
}

function first(text: string): string {
	return graphemes(text)[0] ?? '';
}

/** The blanks and the word before the cursor. */
function word(text: string): string {
	return /[^\s]*\s*$/u.exec(text)?.[0] ?? '';
}

const edits: Readonly<Record<Keystroke, (line: Line) => Line>> = {
	left({before, after}) {
		const step = last(before);
		return {before: before.slice(0, before.length - step.length), after: step + after};
	},
	right({before, after}) {
		const step = first(after);
		return {before: before + step, after: after.slice(step.length)};
	},
	home: line => ({before: '', after: textOf(line)}),
	end: line => lineOf(textOf(line)),
	backspace: ({before, after}) => ({before: before.slice(0, before.length - last(before).length), after}),
	delete: ({before, after}) => ({before, after: after.slice(first(after).length)}),
	'ctrl-u': ({after}) => ({before: '', after}),
	'ctrl-k': ({before}) => ({before, after: ''}),
	'ctrl-w': ({before, after}) => ({before: before.slice(0, before.length - word(before).length), after}),
	'alt-b': ({before, after}) => {
		const step = word(before);
		return {before: before.slice(0, before.length - step.length), after: step + after};
	},
	'alt-f': ({before, after}) => {
		const step = /^\s*[^\s]*/u.exec(after)?.[0] ?? '';
		return {before: before + step, after: after.slice(step.length)};
	},
};

const aliases: Readonly<Record<Keystroke, Keystroke>> = {
	'ctrl-a': 'home',
	'ctrl-e': 'end',
	'ctrl-b': 'left',
	'ctrl-f': 'right',
	'ctrl-d': 'delete',
	'ctrl-h': 'backspace',
};

/** Text put in at the cursor; line breaks become blanks, for an expression is one line. */
export function insert(line: Line, text: string): Line {
	return {before: line.before + text.replace(/[\r\n]+/g, ' ').replace(/\t/g, '    '), after: line.after};
}

/** The line after a key; null when the key does no editing. */
export function edit(line: Line, stroke: Keystroke): Line | null {
	const name = aliases[stroke] ?? stroke;
	const change = Object.hasOwn(edits, name) ? edits[name] : undefined;
	if (change) return change(line);
	const text = typed(stroke);
	return text === null ? null : insert(line, text);
}
