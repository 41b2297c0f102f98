import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import type {Branch} from '../../source/protocol/index.ts';
import type {Goal} from '../../source/session/until/goal.ts';
import {lookLines} from '../../source/ui/features/look/look-rows.ts';
import {pythons} from '../helpers/pythons.ts';
import {atSession} from './at-session.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-look-'));
afterAll(() => rmSync(folder, {recursive: true}));
const file = path.join(folder, 'looks.py');
writeFileSync(
	file,
	`
class Hostile:
    def __init__(self): self.held = [1]
    def __repr__(self): print("ran"); raise RuntimeError
    def __getattribute__(self, name): print("ran"); raise RuntimeError
    def __eq__(self, other): print("ran"); return True
    def __hash__(self): return 1
    def __len__(self): print("ran"); return 1
    def __iter__(self): print("ran"); return iter([])
    __class__ = property(lambda self: print("ran"))

class Sub(dict):
    def items(self): print("ran"); return []
    def __iter__(self): print("ran"); return iter([])
    def __len__(self): print("ran"); return 9

class Slotted:
    __slots__ = "one", "empty"

def sub():
    inner = {"k": 1}
    yield inner

def gen():
    cycle = [1]
    cycle.append(cycle)
    hostile = Hostile()
    table = Sub({"k": hostile})
    slotted = Slotted()
    slotted.one = (2,)
    waiting = sub()
    next(waiting)
    many = list(range(1000))
    deep = []
    for _ in range(2000):
        deep = [deep]
    failed = ValueError("bad", 3)
    failed.__cause__ = KeyError("k")
    got = [2, (yield 1)]
`,
);

const tree = `
cycle = [1, [1, [1, …]]]
  [0] = 1
  [1] = [1, [1, [1, …]]]  (the same as above)
hostile = <Hostile held=[1]>
  held = [1]
    [0] = 1
table = Sub({'k': <Hostile held=…>})
  'k' = <Hostile held=[1]>
    held = [1]
      [0] = 1
slotted = <Slotted object>
  one = (2,)
    [0] = 2
waiting = <generator sub>
  inner = {'k': 1}
    'k' = 1
`.trim();

const failed = `
failed = ValueError('bad', 3)
  args = ('bad', 3)
    [0] = 'bad'
    [1] = 3
  __cause__ = KeyError('k')
    args = ('k',)
      [0] = 'k'
`.trim();

const some = pythons.filter(({version}) => ['3.6', '3.9', '3.12'].includes(version));
test.each([...some, {file: undefined, version: '3.14'}])('a frame in full, on Python $version', async python => {
	const on = python.file === undefined ? {} : {python: python.file};
	await using at = atSession(file, {expression: 'gen()', ...on});
	await at.rest();
	at.session.command({kind: 'next'});
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.finish();
	await at.until(({phase}) => phase.kind === 'ready');
	const printed = at.session.snapshot().history.outputs;
	const frame = at.session.snapshot().state.chain.at(-1) ?? 0;
	at.session.look(frame);
	const {looked, state, history} = await at.until(snapshot => typeof snapshot.looked?.tree === 'object');
	if (looked === null || typeof looked.tree === 'string') throw new Error('There is no tree.');
	const lines = lookLines(looked, 80).join('\n');
	// What the list is made of lies on the stack. In 3.12 and 3.13 that is read from memory.
	expect(lines).toMatch(/^top of the value stack = 2\ncycle = /);
	expect(lines).toContain(tree);
	expect(lines).toContain(failed);
	expect(lines).toMatch(/\n {2}\[49\] = 49\n {2}… 950 more\n/);
	expect(count(looked.tree.children)).toBeLessThanOrEqual(400);
	expect(looked.mark).toBe(state.position);
	expect(history.outputs).toBe(printed);

	at.session.back();
	at.session.look(frame + 1);
	expect(at.session.snapshot().looked).toBe(looked);
});

// 3.6 tells a push at the next line.
const tellAtOnce = some.filter(({version}) => version !== '3.6');
test.each([...tellAtOnce, {file: undefined, version: '3.14'}])(
	'the value stack in full, on Python $version',
	async python => {
		const on = python.file === undefined ? {} : {python: python.file};
		await using at = atSession('samples/delegator.py', {expression: 'delegator()', ...on});
		await at.rest();
		const stackOf = async (name: string): Promise<string> => {
			const {history, state} = at.session.snapshot();
			const frame = state.chain.find(id => history.names.of(id)?.name === name) ?? 0;
			at.session.look(frame);
			const {looked} = await at.until(snapshot => snapshot.looked?.frame === frame && snapshot.looked.tree !== 'asked');
			const {tree} = looked ?? {};
			if (typeof tree !== 'object') return String(tree);
			const stacked = tree.children.filter(({label}) => label.endsWith(' the top') || label.startsWith('top of '));
			return stacked.map(({label, repr}) => `${label}: ${repr}`).join(', ');
		};
		const to = async (kind: string): Promise<void> => {
			at.session.until({kind: 'stage', stage: kind} as Goal);
			await at.until(({state, phase}) => phase.kind !== 'running' && state.stage?.kind === kind);
		};
		at.session.command({kind: 'next'});
		await to('yield');
		expect(await stackOf('gen_or_coro')).toBe('');
		at.session.finish();
		await at.rest();
		expect(await stackOf('delegator')).toBe('top of the value stack: <generator gen_or_coro>');
		at.session.command({kind: 'send', expression: '[100]'});
		await to('push');
		await to('push');
		expect(await stackOf('gen_or_coro')).toBe('top of the value stack: [100]');
		// It stands on a delegatee that runs; 3.12 does not tell on what.
		const standsOn = python.version === '3.12' ? '' : 'top of the value stack: <generator gen_or_coro>';
		expect(await stackOf('delegator')).toBe(standsOn);
		await to('evaluate');
		expect(await stackOf('gen_or_coro')).toBe('');
	},
);

function count(branches: readonly Branch[]): number {
	return branches.reduce((sum, {children = []}) => sum + 1 + count(children), 0);
}
