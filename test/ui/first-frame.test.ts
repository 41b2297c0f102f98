import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {firstFrame} from '../../source/ui/first/frame.ts';
import {outline} from '../../source/ui/menu/outline.ts';
import {bare} from '../../source/ui/theme.ts';
import {root} from '../helpers/terminal.ts';
import {fakeSession, type targets} from './helpers/fake-session.ts';
import {openScreen} from './helpers/open-screen.ts';

const menu = {driving: null, phase: {kind: 'opening'}, python: null, targets: []} as const;

test.each([
	[80, 24],
	[120, 40],
	[60, 16],
])('the first frame is the one that the app paints at %ix%i', async (columns, rows) => {
	const session = fakeSession({happened: 0, snapshot: menu});
	const screen = openScreen(session, {columns, rows, theme: bare});
	await screen.waitFor('what to drive');
	const frame = firstFrame(session.snapshot(), columns, rows, bare);
	expect(frame).toHaveLength(rows);
	expect(frame?.map(row => row.trimEnd())).toEqual(screen.lines());
	screen.close();
});

test('there is none for another screen, or where there is no room', () => {
	const {snapshot} = fakeSession({happened: 0, snapshot: menu});
	expect(firstFrame(snapshot(), 50, 10, bare)).toBeNull();
	expect(firstFrame({...snapshot(), driving: {kind: 'script'}}, 80, 24, bare)).toBeNull();
});

const samples = path.join(root, 'samples');

test.each(readdirSync(samples).filter(name => name.endsWith('.py')))(
	'the outline of %s names what Python finds',
	name => {
		const text = readFileSync(path.join(samples, name), 'utf8');
		const recording = readFileSync(path.join(root, 'test/recordings/3.13', name.replace('.py', '.ndjson')), 'utf8');
		const told = /"targets":(\[.*?\])\}\n/.exec(recording)?.[1] ?? '[]';
		const expected = (JSON.parse(told) as typeof targets).map(({name: function_, kind, line, parameters}) => ({
			...{name: function_, kind, line},
			parameters: parameters.map(parameter => parameter.name),
		}));
		expect(expected).not.toEqual([]);
		expect(outline(text)).toEqual(expected);
	},
);

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
