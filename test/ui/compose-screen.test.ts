import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {outline} from '../../source/ui/features/menu/source-outline.ts';
import {composeScreen} from '../../source/ui/screen/compose-screen.ts';
import {initialUi} from '../../source/ui/state/ui.ts';
import {bare, dark} from '../../source/ui/terminal/theme/themes.ts';
import {root} from '../helpers/terminal.ts';
import {recordedSamples} from '../recordings/store.ts';
import {cellsOfRows} from './helpers/cells.ts';
import {type FakeOptions, fakeSession, type targets} from './helpers/fake-session.ts';
import {openScreen} from './helpers/open-screen.ts';

const menu = {driving: null, phase: {kind: 'opening'}, python: null, targets: []} as const;
const opening = {phase: {kind: 'opening'}, python: null} as const;
const failed = {phase: {kind: 'over', message: 'It failed.'}, problem: {kind: 'load', message: 'It failed.'}} as const;
const asked = {watches: [{expression: 'x', answer: null}], phase: {kind: 'paused'}} as const;

/** What tells the words of a source apart is loaded at some time behind the first frame; it has tests of its own. */
const theme = {...dark, syntax: null};

const sizes = [
	[80, 24],
	[120, 40],
	[60, 16],
	[200, 60],
] as const;
const states: ReadonlyArray<readonly [name: string, options: FakeOptions]> = [
	['the menu', {snapshot: menu}],
	['what is driven, while Python starts', {snapshot: opening}],
	['what is driven, once it is there', {}],
	['a file as its own client', {snapshot: {driving: {kind: 'script'}}}],
	['what went wrong', {snapshot: failed}],
	['the middle of a run, with a watch', {happened: 21, snapshot: asked}],
	['the end of a run', {happened: 37}],
	[
		'a talk',
		{
			snapshot: {
				demoCaptions: ['Listen.'],
				demoCaption: 'Listen.',
				demoItems: [{kind: 'command', command: {kind: 'next'}}],
			},
		},
	],
];

describe.each(states)('the app paints %s as it is composed', (_, options) => {
	test.each(sizes)('at %ix%i', async (columns, rows) => {
		const session = fakeSession(options);
		const {rows: frame} = composeScreen(session.snapshot(), initialUi, columns, rows, theme);
		expect(frame).toHaveLength(rows);
		const expected = await cellsOfRows(frame, columns, rows);
		const screen = openScreen(session, {columns, rows, theme});
		await screen.waitFor('gen-step');
		expect(screen.cells()).toEqual(expected);
		screen.close();
	});
});

test('where there is no room, it says so', () => {
	const {snapshot} = fakeSession({snapshot: menu});
	const {rows} = composeScreen(snapshot(), initialUi, 50, 10, bare);
	expect(rows).toHaveLength(10);
	expect(rows.join('\n')).toContain('gen-step needs 60x16');
});

const samples = path.join(root, 'samples');

test.each(recordedSamples('3.13').map(name => `${name}.py`))('the outline of %s names what Python finds', name => {
	const text = readFileSync(path.join(samples, name), 'utf8');
	const recording = readFileSync(path.join(root, 'test/recordings/3.13', name.replace('.py', '.ndjson')), 'utf8');
	const told = /"targets":(\[.*?\])\}\n/.exec(recording)?.[1] ?? '[]';
	const expected = (JSON.parse(told) as typeof targets).map(({name: function_, kind, line, parameters}) => ({
		...{name: function_, kind, line},
		parameters: parameters.map(parameter => parameter.name),
	}));
	expect(expected).not.toEqual([]);
	expect(outline(text)).toEqual(expected);
});

test.each([
	[
		'a generator in a class',
		'class A:\n\n    def f(self, a=(1, 2), *rest, b, **more):\n        yield',
		'A.f(self, a, b) generator 3',
	],
	['a class method', 'class A:\n  @classmethod\n  def f(cls, a):\n    yield a', 'A.f(a) generator 3'],
	[
		'what a decorator hides',
		'@contextlib.contextmanager\ndef f():\n    yield\n@wraps\ndef g(): yield',
		'g() generator 5',
	],
	['coroutines', 'async def f(): pass\nasync def g():\n    yield', 'f() coroutine 1, g() async generator 2'],
	['only a word', 'def f():\n    "yield"  # yield\n    """\n    yield """', ''],
	['an inner function', 'def f():\n    def g():\n        yield\n    return g', ''],
	['behind an inner function', 'def f():\n    def g():\n        return\n    yield g', 'f() generator 1'],
	['lines that are joined by brackets', 'def f(\n  a,\n):\n    x = [\n1,\n]\n    yield x', 'f(a) generator 1'],
	['an end in the middle', 'def f(a="', ''],
])('the outline knows %s', (_what, text, expected) => {
	const words = outline(text).map(
		({name, kind, line, parameters}) => `${name}(${parameters.join(', ')}) ${kind} ${line}`,
	);
	expect(words.join(', ')).toBe(expected);
});
