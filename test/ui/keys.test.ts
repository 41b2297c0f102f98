import type {Key} from 'ink';
import {expect, test} from 'vitest';
import {type CommandContext, commandFor, commands} from '../../source/ui/commands/commands.ts';
import {recall, remember} from '../../source/ui/features/prompt/answer-history.ts';
import {createPrompt} from '../../source/ui/features/prompt/prompt.ts';
import {keystrokes} from '../../source/ui/input/keystroke.ts';
import {edit, emptyLine, insert, type Line, lineOf} from '../../source/ui/input/line-editor.ts';
import {helpRows} from '../../source/ui/screen/help-rows.ts';
import {initialUi, type Ui} from '../../source/ui/state/ui.ts';
import {bare} from '../../source/ui/terminal/theme/themes.ts';
import {fakeSession} from './helpers/fake-session.ts';

const noKey: Key = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

test.each<[string, string, Partial<Key>, string[]]>([
	['a letter', 'n', {}, ['n']],
	['a burst', 's100\r', {}, ['s', '1', '0', '0', 'enter']],
	['blanks and line feeds in a burst', 'a b\n', {}, ['a', 'space', 'b', 'enter']],
	['control characters in a burst', 'x\u0001y', {}, ['x', 'ctrl-a', 'y']],
	['a character of several code points', 'e\u0301n', {}, ['e\u0301', 'n']],
	['a named key', '', {leftArrow: true}, ['left']],
	['a named key with shift', '', {tab: true, shift: true}, ['shift-tab']],
	['an arrow with shift', '', {rightArrow: true, shift: true}, ['shift-right']],
	['enter', '\r', {return: true}, ['enter']],
	['ctrl and a letter', 'c', {ctrl: true}, ['ctrl-c']],
	['alt and a letter', 'b', {meta: true}, ['alt-b']],
	['nothing', '', {}, []],
	['a key let go', 'n', {eventType: 'release'}, []],
])('%s', (_, input, key, strokes) => {
	expect(keystrokes(input, {...noKey, ...key})).toEqual(strokes);
});

const at = (text: string): Line => {
	const [before = '', after = ''] = text.split('|');
	return {before, after};
};

test.each([
	['ab|c', 'x', 'abx|c'],
	['ab|c', 'space', 'ab |c'],
	['ab|c', 'left', 'a|bc'],
	['|abc', 'left', '|abc'],
	['ab|c', 'right', 'abc|'],
	['ab|c', 'home', '|abc'],
	['ab|c', 'ctrl-a', '|abc'],
	['a|bc', 'end', 'abc|'],
	['a|bc', 'ctrl-e', 'abc|'],
	['ab|c', 'backspace', 'a|c'],
	['|c', 'backspace', '|c'],
	['ab|c', 'delete', 'ab|'],
	['ab|c', 'ctrl-d', 'ab|'],
	['ab|c', 'ctrl-u', '|c'],
	['ab|c', 'ctrl-k', 'ab|'],
	['one two |three', 'ctrl-w', 'one |three'],
	['one two|', 'alt-b', 'one |two'],
	['one| two', 'alt-f', 'one two|'],
	['xe\u0301|', 'backspace', 'x|'],
	['x👨‍👩‍👧|', 'left', 'x|👨‍👩‍👧'],
])('%s and %s give %s', (before, stroke, after) => {
	expect(edit(at(before), stroke)).toEqual(at(after));
});

test('keys that edit nothing leave the line alone', () => {
	expect(['tab', 'pageup', 'ctrl-t', 'alt-x', 'constructor'].map(stroke => edit(lineOf('a'), stroke))).toEqual(
		Array.from({length: 5}, () => null),
	);
});

test('pasted lines become one', () => {
	expect(insert(emptyLine, 'f(\r\n\t1)\n')).toEqual(lineOf('f(     1) '));
});

test('earlier answers come back, and the line being written is kept', () => {
	const answers = ['1', '2', '1'].reduce<readonly string[]>(remember, []);
	expect(answers).toEqual(['2', '1']);
	const draft = {...createPrompt({kind: 'send'}), line: lineOf('dra')};
	const first = recall(draft, answers, 1);
	const second = recall(first, answers, 1);
	expect([first, second, recall(second, answers, 1)].map(({line}) => line.before)).toEqual(['1', '2', '2']);
	expect(recall(recall(second, answers, -1), answers, -1).line).toEqual(lineOf('dra'));
});

/** A pane has the focus, an entry is marked, and there is a search: whatever a key can mean at times. */
function situation(change: Partial<Ui>): CommandContext {
	const snapshot = fakeSession({happened: 10}).snapshot();
	return {snapshot, ui: {...initialUi, ...change}};
}

test('no key has two meanings on one screen, and each command can be found by each of its keys', () => {
	for (const screen of ['menu', 'run'] as const) {
		const there = commands.filter(command => command.screen === screen || command.screen === 'any');
		const always = there.filter(({when}) => when === undefined);
		const keys = always.flatMap(command => command.keys);
		expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
		for (const command of always) {
			expect(command.keys.map(key => commandFor(key, screen)?.id)).toEqual(command.keys.map(() => command.id));
		}
	}
});

test('at no time does a key have two meanings', () => {
	const base = situation({});
	const {state} = base.snapshot;
	const search = {line: null, query: 'x', found: [], through: 0};
	for (const focus of [null, 'client', 'events'] as const) {
		for (const by of [0, -2]) {
			for (const sought of [null, search]) {
				const {snapshot} = base;
				const ui = {...base.ui, focus, search: sought, scrolled: {at: state, by: {events: by}}};
				const active = commands.filter(command => command.when?.(ui, snapshot));
				const keys = active.flatMap(command => command.keys);
				expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
			}
		}
	}
});

test.each<[string, Partial<Ui>, string]>([
	['up', {}, 'line-back'],
	['up', {focus: 'source'}, 'scroll-up'],
	['enter', {focus: 'events'}, 'finish'],
	['escape', {}, 'interrupt'],
	['escape', {focus: 'source'}, 'leave'],
	['pagedown', {focus: 'source'}, 'play'],
	['right', {focus: 'events'}, 'forward'],
])('%s with %j is %s', (key, change, id) => {
	expect(commandFor(key, 'run', situation(change))?.id).toBe(id);
});

test('descriptions are sentences that fit into the help at 80 columns', () => {
	for (const {description} of commands) {
		expect(description).toMatch(/\.$/);
		expect(description.length).toBeLessThanOrEqual(62);
	}
});

test('the first page of the help says what each sign means, and no sign twice', () => {
	const first = helpRows('run', 78, bare).slice(0, 7).join('\n');
	for (const sign of '▶●‖○■◇┊│⟦⟧▐▌▸┯◆▼▲↓↑~≠›*←') {
		expect(first.split(sign).length - 1, sign).toBe(1);
	}
});

test.each(['menu', 'run'] as const)('no row of the help is cut at 80 columns (%s)', screen => {
	expect(helpRows(screen, 78, bare).filter(row => row.trimEnd().endsWith('…'))).toEqual([]);
});
