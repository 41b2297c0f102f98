import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {stripVTControlCharacters} from 'node:util';
import {describe, expect, test} from 'vitest';
import {createHighlight} from '../../source/ui/panes/highlight/highlight-python.ts';
import {sourceLines} from '../../source/ui/panes/source-lines.ts';
import {sourceRows} from '../../source/ui/panes/source-rows.ts';
import {colourless, type ThemeName, themes} from '../../source/ui/terminal/theme/themes.ts';
import {root} from '../helpers/terminal.ts';

const highlightPython = createHighlight();

const samples = path.join(root, 'samples');
const odd =
	'def früh(x):\n\ty = yield "\u{1F600}é", 12\t# so\u200b\n\treturn """a\nb""" + f"{y!r}"\r\n@dec\fclass A: pass';
const texts = [
	odd,
	...readdirSync(samples)
		.filter(name => name.endsWith('.py'))
		.map(name => readFileSync(path.join(samples, name), 'utf8')),
];

/** The words of a line with what they are. */
function words(text: string, line: number): string[] {
	const shown = sourceLines(text)[line - 1] ?? '';
	return (highlightPython(text)[line - 1] ?? []).map(({start, end, kind}) => `${kind} ${shown.slice(start, end)}`);
}

test('the words of a line are told apart', () => {
	expect(words('x = yield 1  # one\n', 1)).toEqual(['keyword yield', 'number 1', 'comment # one']);
	expect(words('async def f(a="b"):\n    await g', 1)).toEqual([
		'keyword async',
		'keyword def',
		'name f',
		'string "b"',
	]);
	expect(words(odd, 2)).toEqual(['keyword yield', 'string "\u{1F600}é"', 'number 12', 'comment # so\u200b']);
	expect(words(odd, 4)).toEqual(
		['string b"""', 'string f"', 'string {y!r}', 'string "'].slice(0, words(odd, 4).length),
	);
	expect(highlightPython('x'.repeat(200_000))).toEqual([]);
});

describe.each(Object.keys(themes) as ThemeName[])('in the theme %s', name => {
	const theme = themes[name];

	test('not one character of any row is another with highlighting', () => {
		for (const text of texts) {
			const {length} = sourceLines(text);
			for (const width of [24, 38, 47, 60, 90]) {
				for (let line = 1; line <= length; line++) {
					const end = (sourceLines(text)[line - 1] ?? '').length;
					const view = {text, line, lit: [line, Math.floor(end / 2), line, end] as const, sign: '▶', from: line};
					const rows = sourceRows(view, width, 12, {...theme, highlight: highlightPython});
					const plain = sourceRows(view, width, 12, theme);
					expect(rows.map(stripVTControlCharacters)).toEqual(plain.map(stripVTControlCharacters));
				}
			}
		}
	});

	test('the line at work differs from all others, and the expression at work from both', () => {
		const text = 'x = yield 1\nx = yield 1\n';
		const rows = (lit: readonly [number, number, number, number] | null) =>
			sourceRows({text, line: 1, lit, sign: '▶'}, 40, 4, {...theme, highlight: highlightPython});
		const [here = '', other = ''] = rows(null).map(row => row.slice(row.indexOf('x')));
		if (theme !== colourless) {
			expect(here).not.toBe(other);
			expect(here).not.toBe(sourceRows({text, line: 1, lit: null, sign: '▶'}, 40, 4, theme)[0]);
		}
		expect(rows([1, 4, 1, 11])[0]).toContain(theme.lit('yield 1'));
	});
});
