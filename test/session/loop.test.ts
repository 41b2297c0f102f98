import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {atSession} from './at-session.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-loop-'));
afterAll(() => rmSync(folder, {recursive: true}));
const file = path.join(folder, 'fetch.py');
writeFileSync(
	file,
	`
import asyncio

async def fetch():
    await asyncio.sleep(0.001)
    return 5

async def waits():
    await asyncio.Future(loop=asyncio.new_event_loop())

async def wrong():
    raise RuntimeError("nothing of a loop")

async def ticks():
    await asyncio.sleep(0)
    yield 5

def gen():
    yield 1
`,
);

const some = pythons.filter(({version}) => ['3.6', '3.8', '3.12'].includes(version));
describe.each([...some, {file: undefined, version: '3.14'}])('a coroutine on Python $version', python => {
	const on = python.file === undefined ? [] : ['--python', python.file];

	test('that gives a future says that it lacks an event loop', async () => {
		const {errors} = await genStep([...on, file, 'waits()', '--drive', 'next', '--report', 'log']);
		expect(errors).toBe(
			"gen-step: waits() awaits a future of asyncio's, and no event loop is there to resolve it. EXPR may be asyncio.run(waits()).\n",
		);
	});

	test('runs in a loop, whose task is the client', async () => {
		const {output, errors, status} = await genStep([...on, file, 'asyncio.run(fetch())', '--report', 'log']);
		expect(errors).toBe('');
		expect(status).toBe(0);
		const lines = output.split('\n');
		expect(lines.filter(line => /^(?:call|result) /.test(line))).toEqual([
			'result    client       <coroutine fetch>',
			'call      client       ret_1 = asyncio.run(my_dele)',
			'call      Task-1       coro.send(None)',
			'result    Task-1       <Future object>',
			'call      Task-1       coro.send(None)',
			'result    Task-1       StopIteration: 5  (derived)',
			'result    client       5',
		]);
	});

	test('of which one is an async generator: all its values are collected', async () => {
		const lacks = await genStep([...on, file, 'ticks()', '--drive', 'next', '--report', 'log']);
		// A bare yield of sleep(0) lacks no loop.
		expect(lacks.errors).toBe('');
		const {output, errors, status} = await genStep([
			...on,
			file,
			'[each async for each in ticks()]',
			'--report',
			'log',
		]);
		expect(errors).toBe('');
		expect(status).toBe(0);
		const lines = output.split('\n');
		expect(lines.filter(line => /^(?:call|result) |^catch +collect/.test(line))).toEqual([
			'result    client       <async_generator ticks>',
			'call      client       ret_1 = [value async for value in my_dele]',
			'call      Task-1       coro.send(None)',
			'result    Task-1       None',
			'call      Task-1       coro.send(None)',
			expect.stringMatching(/^catch {5}collect {6}StopIteration.value = 5 {2}<async for>/),
			expect.stringMatching(/^catch {5}collect {6}StopAsyncIteration {2}<async for>/),
			'result    Task-1       StopIteration: [5]  (derived)',
			'result    client       [5]',
		]);
	});
});

test('an exception of its own says nothing of a loop', async () => {
	const {errors} = await genStep([file, 'wrong()', '--report', 'log']);
	expect(errors).toBe('');
});

test('the loop is offered, and runs it in a fresh Python; the old run stays as a branch', async () => {
	await using at = atSession(file, {expression: 'fetch()'});
	await at.rest();
	at.session.command({kind: 'next'});
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.finish();
	const {problem} = await at.until(({phase}) => phase.kind === 'ready');
	expect(problem?.message).toBe('fetch() asks for the event loop that runs, and there is none. l runs it in one.');
	at.session.runInLoop();
	await at.rest();
	expect(at.session.snapshot().driving).toEqual({kind: 'expression', expression: 'asyncio.run(fetch())'});
	expect(at.session.snapshot().branches).toHaveLength(2);
	at.session.command({kind: 'send', expression: '1'});
	const refused = await at.until(snapshot => snapshot.problem !== null);
	expect(refused.problem?.message).toBe('The event loop is the client here: next runs it to its end.');
	at.session.command({kind: 'next'});
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.finish();
	const {state} = await at.until(({phase}) => phase.kind === 'ready');
	expect(state.statements.at(-1)).toMatchObject({text: 'ret_1 = asyncio.run(my_dele)', outcome: {value: {repr: '5'}}});
});

test('an async generator goes on in an async comprehension', async () => {
	await using at = atSession(file, {expression: 'given = ticks()'});
	await at.rest();
	at.session.runInLoop();
	await at.rest();
	const expression = '[value async for value in ticks()]';
	expect(at.session.snapshot().driving).toEqual({kind: 'expression', expression});
	at.session.command({kind: 'next'});
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.finish();
	const {state} = await at.until(({phase}) => phase.kind === 'ready');
	expect(state.statements.at(-1)).toMatchObject({outcome: {value: {repr: '[5]'}}});
});
