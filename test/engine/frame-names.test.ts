import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {FrameNameTable} from '../../source/engine/frame-names.ts';
import {shortPath} from '../../source/engine/short-path.ts';
import type {Code, Stage} from '../../source/engine/stage.ts';
import {frameName} from '../../source/wording/index.ts';
import {genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-names-'));
afterAll(() => rmSync(folder, {recursive: true}));
mkdirSync(path.join(folder, 'shop'));
writeFileSync(path.join(folder, 'shop/__init__.py'), '');
writeFileSync(
	path.join(folder, 'shop/retry.py'),
	`
def kept(function):
    return function

class Box:
    class Lid:
        @kept
        @kept
        def pull(self):
            got = yield 1

def outer():
    def inner():
        yield 2
    yield from inner()

def other():
    global everywhere
    def inner():
        yield (lambda: 3)()
    def everywhere():
        yield 4
    yield from inner()
    yield from everywhere()
`,
);
writeFileSync(
	path.join(folder, 'main.py'),
	'from shop.retry import *\ndef pull():\n    yield from Box.Lid().pull()\nprint(list(pull()), list(outer()), list(other()))\n',
);

const met = [
	'<module> <module>',
	'shop <module> shop shop/__init__.py',
	'shop.retry <module> shop.retry shop/retry.py',
	'Box Box shop/retry.py',
	'Box.Lid Box.Lid shop/retry.py',
	'kept kept shop/retry.py',
	'kept#2 kept shop/retry.py',
	'pull pull',
	'Box.Lid.pull Box.Lid.pull shop/retry.py',
	'outer outer shop/retry.py',
	'inner outer.<locals>.inner shop/retry.py',
	'other other shop/retry.py',
	'other.inner other.<locals>.inner shop/retry.py',
	'<lambda> other.<locals>.inner.<locals>.<lambda> shop/retry.py',
	'everywhere everywhere shop/retry.py',
];

const some = pythons.filter(({version}) => ['3.6', '3.10', '3.12'].includes(version));
test.each([...some, {file: undefined, version: '3.14'}])('names of a package, on Python $version', async ({file}) => {
	const python = file === undefined ? [] : ['--python', file];
	const {output} = await genStep([...python, '--report', 'json', 'main.py'], {cwd: folder});
	const seen = new Set<string>();
	for (const line of output.trim().split('\n')) {
		const {name, qualname, module, file: where = '', kind} = JSON.parse(line);
		if (qualname === undefined || kind === undefined) continue;
		const place = path.relative(folder, path.resolve(folder, where));
		seen.add([name, qualname, module, place === 'main.py' ? undefined : place].filter(Boolean).join(' '));
	}
	expect([...seen]).toEqual(met);
});

test('the log says where a frame is whose file is not the one that was started', async () => {
	const {output} = await genStep(['--report', 'log', 'main.py'], {cwd: folder});
	const lines = output.split('\n');
	expect(lines).toContain('yield     pull         1 passed on to <module>');
	expect(lines).toContain('evaluate  Box.Lid.pull got = yield 1  shop/retry.py:10');
});

const code = (id: number, qualname: string): Code => {
	const name = qualname.split('.').at(-1) ?? '';
	return {id, file: 'a.py', name, qualname, kind: 'generator', line: 1, sites: []};
};

test('a name is short where it is the only one, and a name once given stays', () => {
	const codes = [code(1, 'a.<locals>.gen'), code(2, 'b.<locals>.gen'), code(3, 'gen'), code(4, 'C.<locals>.D.m')];
	const names = new FrameNameTable(new Map(codes.map(each => [each.id, each])));
	const ground = {kind: 'create', by: 0, evidence: 'observed', resumption: 0} as const;
	const told = [1, 2, 3, 4, 1, 2].map((id, index) => {
		const stage: Stage = {...ground, frame: index + 1, seen: {code: id}};
		names.take(stage);
		return frameName({names}, index + 1);
	});
	expect(told).toEqual(['gen', 'b.gen', 'gen#2', 'D.m', 'gen#3', 'b.gen#2']);
	expect(frameName({names}, 1)).toBe('gen');
});

test.each([
	['/srv/app/shop/retry.py', '/srv/app/main.py', 'shop/retry.py'],
	['/usr/lib/python3/asyncio/tasks.py', '/srv/app/main.py', '…/asyncio/tasks.py'],
	[String.raw`C:\me\shop\retry.py`, String.raw`C:\me\main.py`, 'shop/retry.py'],
	['<doctest a>', '/srv/app/main.py', '<doctest a>'],
])('%s, started with %s, is %s', (file, home, short) => {
	expect(shortPath(file, home)).toBe(short);
});
