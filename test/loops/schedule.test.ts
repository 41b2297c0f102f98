/** Which of asyncio's ready tasks has its step next, chosen by the person or by a seed. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {parseDemo} from '../../source/session/demo/demo.ts';
import {nothingToUndo} from '../../source/ui/state/availability.ts';
import {genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {type AtSession, atSession} from '../session/at-session.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-schedule-'));
afterAll(() => rmSync(folder, {recursive: true}));
const file = path.join(folder, 'letters.py');
writeFileSync(
	file,
	`
import asyncio

async def letter(name):
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)

async def main():
    loop = asyncio.get_event_loop()
    tasks = [loop.create_task(letter(name)) for name in "abc"]
    loop.call_soon(print, "no task")
    for task in tasks:
        await task

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
`,
);

/** What a report says was printed. */
const printed = (log: string): string =>
	[...log.matchAll(/^output .* ([a-c] \d|no task)$/gm)].map(([, text]) => text).join(', ');
const chosen = (log: string): string[] =>
	[...log.matchAll(/^choose +(\S+) +next, of (.*)$/gm)].map(([, task, rest]) => `${task} of ${rest}`);

const some = pythons.filter(({version}) => ['3.6', '3.8', '3.13'].includes(version));

describe.each([...some, {file: 'embedded', version: '3.14'}])('on Python $version', ({file: python}) => {
	test('the person’s choices are made in their order, and asyncio’s own order follows them', async () => {
		const args = ['--python', python, '--schedule', 'ask', '--drive', 'choose Task-3; choose Task-3; choose Task-4'];
		const {output, errors, status} = await genStep([file, ...args, '--report', 'log']);
		expect(printed(output)).toBe('b 1, b 2, c 1, a 1, no task, c 2, a 2');
		expect(chosen(output).slice(0, 4)).toEqual([
			'Task-3 of Task-2, Task-3, Task-4 (you chose)',
			'Task-3 of Task-2, Task-4, Task-3 (you chose)',
			'Task-4 of Task-2, Task-4 (you chose)',
			"Task-2 of Task-2, Task-4 (asyncio's own order)",
		]);
		expect(output).toContain("The order of ready tasks was chosen: it is not asyncio's own.");
		expect(errors).toBe('gen-step: Where no choice was given, ready tasks ran in the order of asyncio itself.\n');
		expect(status).toBe(0);
	});

	test('a seed chooses the same on each Python', async () => {
		const {output} = await genStep([file, '--python', python, '--schedule', 'seed=7', '--report', 'log']);
		expect(chosen(output).map(text => text.replace(/ of .*/, ''))).toEqual([
			'Task-2',
			'Task-3',
			'Task-2',
			'Task-4',
			'Task-1',
			'Task-3',
			'Task-4',
		]);
	});
});

test('without --schedule asyncio’s own order stays', async () => {
	const {output} = await genStep([file, '--report', 'log']);
	expect(printed(output)).toBe('a 1, b 1, c 1, no task, a 2, b 2, c 2');
	expect(chosen(output)).toEqual([]);
});

/** Waits for the next choice; gives the names. */
async function choices(at: AtSession, count: number): Promise<readonly string[]> {
	for (;;) {
		const {phase, choices: open} = await at.until(({phase: {kind}}) => kind !== 'running' && kind !== 'opening');
		if (phase.kind === 'over' || open !== null) break;
		at.session.finish();
	}
	const snapshot = await at.until(
		({choices: open, branches, branch}) => open !== null && branches[branch]?.commands.length === count,
	);
	return snapshot.choices?.map(({name}) => name) ?? [];
}

const told = (at: AtSession): string =>
	Array.from({length: at.session.snapshot().history.length}, (_, index) => at.session.snapshot().history.stage(index))
		.flatMap(stage => (stage.kind === 'output' ? stage.text.trim() : []))
		.join(', ');

async function choose(at: AtSession, task: string): Promise<void> {
	at.session.command({kind: 'choose', task});
	await at.until(({state}) => state.stage?.kind === 'choose');
	at.session.last();
	at.session.finish();
}

test('in a session the program stands still for a choice, and an undo takes it back', async () => {
	const {file: python} = some.at(-1) ?? {};
	await using at = atSession(file, {
		driving: {kind: 'script'},
		schedule: 'ask',
		...(python === undefined ? {} : {python}),
	});
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.finish();
	expect(await choices(at, 0)).toEqual(['Task-2', 'Task-3', 'Task-4']);
	const {length} = at.session.snapshot().history;
	at.session.forward();
	at.session.finish();
	expect(at.session.snapshot()).toMatchObject({phase: {kind: 'paused'}, live: true});
	expect(at.session.snapshot().history.length).toBe(length);

	at.session.command({kind: 'choose', task: 'Task-9'});
	const refused = await at.until(({problem}) => problem !== null);
	expect(refused.problem?.message).toBe('No task Task-9 is ready: choose Task-2 or Task-3 or Task-4.');

	await choose(at, 'Task-4');
	expect(await choices(at, 1)).toEqual(['Task-2', 'Task-3', 'Task-4']);
	expect(told(at)).toBe('c 1');
	await choose(at, 'Task-3');
	await choices(at, 2);
	expect(told(at)).toBe('c 1, b 1');

	expect(nothingToUndo(at.session.snapshot())).toBeNull();
	at.session.undo();
	expect(await choices(at, 1)).toEqual(['Task-2', 'Task-3', 'Task-4']);
	expect(at.session.snapshot()).toMatchObject({problem: null, branch: 1});
	expect(told(at)).toBe('c 1');
	await choose(at, 'Task-2');
	await choices(at, 2);
	expect(told(at)).toBe('c 1, a 1');
	at.session.restart();
	await at.until(({phase, history}) => phase.kind === 'paused' && history.length > 0);
	at.session.finish();
	expect(await choices(at, 0)).toHaveLength(3);
});

test('a recording plays with the clock and the choices that it was made with', async () => {
	const {file: python = 'embedded'} = some.at(-1) ?? {};
	const recording = path.join(folder, 'letters.genstep');
	const options = [
		'--python',
		python,
		'--clock',
		'virtual',
		'--schedule',
		'ask',
		'--drive',
		'choose Task-4; choose Task-3',
	];
	const {output} = await genStep([file, ...options, '--report', 'log', '--record', recording]);
	const again = await genStep([recording, '--report', 'log']);
	expect(again.output).toBe(output);
	const {output: json} = await genStep([recording, '--report', 'json']);
	expect(JSON.parse(json.split('\n')[0] ?? '')).toMatchObject({clock: 'virtual', schedule: 'ask'});
	expect((await genStep([recording, '--schedule', 'seed=1', '--report', 'log'])).errors).toContain('needs no Python');
});

test.each([
	['clock slow\nrun', 'Line 1 of the demo cannot be understood: clock takes virtual.'],
	['run\nschedule first', 'Line 2 of the demo cannot be understood: schedule takes ask or seed=N.'],
	['run\nstep 1\nclock virtual', 'Line 3 of the demo cannot be understood: the clock must be said at the beginning.'],
	['run\nchoose', 'Line 2 of the demo cannot be understood: choose needs the name of a ready task: choose Task-2.'],
])('a demo that says %j is refused', (text, message) => {
	expect(parseDemo(text)).toEqual({message});
});

test('a demo says how its loops run', () => {
	expect(parseDemo('run\nclock virtual\nschedule seed=7\nchoose worker-2')).toEqual({
		target: {kind: 'script'},
		loop: {clock: 'virtual', schedule: 'seed=7'},
		items: [{kind: 'command', command: {kind: 'choose', task: 'worker-2'}}],
	});
});
