import {expect, test} from 'vitest';
import {expandTabs, printable, split} from '../../source/wording/printable.ts';

test.each([
	['plain text stays', 'x = [1, "two"]', 'x = [1, "two"]'],
	['letters of all scripts stay', 'größe 漢字 Ω', 'größe 漢字 Ω'],
	['an escape code', '\u001B[31mred', String.raw`\x1b[31mred`],
	['a C1 control, which some terminals obey', '\u009B2J', String.raw`\x9b2J`],
	['line ends', 'a\nb\r', String.raw`a\nb\r`],
	['a bell and a delete', '\u0007\u007F', String.raw`\x07\x7f`],
	['a text direction override', 'a\u202Eb', String.raw`a\u202eb`],
	['a zero width joiner', '👨\u200D👩', String.raw`👨\u200d👩`],
	['a variation selector, whose width terminals disagree about', '❤\uFE0F', String.raw`❤\ufe0f`],
	['a skin tone', '👍🏽', String.raw`👍\U0001f3fd`],
	['half of a surrogate pair', '\uD83D', String.raw`\ud83d`],
	['a combining mark on a letter', 'e\u0301', 'e\u0301'],
	['a combining mark on nothing', '\u0301x', '◌\u0301x'],
	['a private character', '\uE000', String.raw`\ue000`],
])('%s', (_, text, shown) => {
	expect(printable(text)).toBe(shown);
	expect(printable(printable(text))).toBe(shown);
});

test('tabs go to the next multiple of eight', () => {
	expect(expandTabs('\tx')).toBe('        x');
	expect(expandTabs('ab\tx')).toBe('ab      x');
	expect(expandTabs('12345678\tx')).toBe('12345678        x');
});

test('a source line is split at columns in code points, tabs and wide characters included', () => {
	expect(split('    x = yield 1', 8, 15)).toEqual(['    x = ', 'yield 1', '']);
	expect(split('\tx = yield', 1, 2)).toEqual(['        ', 'x', ' = yield']);
	expect(split('"😀漢" + (yield 2)', 8, 15)).toEqual(['"😀漢" + (', 'yield 2', ')']);
	expect(split('short', 10, 20)).toEqual(['short', '', '']);
});
