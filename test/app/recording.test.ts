import {existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {genStep} from '../cli/cli.ts';
import {openApp, root, type Terminal} from '../helpers/terminal.ts';
import {atRest, playOne} from '../screens/play.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-take-home-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const at = (name: string): string => path.join(folder, name);

/** Sends 100 by hand after a next, and looks back: the screens on the way. */
async function byHand(terminal: Terminal): Promise<string[][]> {
	const screens: string[][] = [];
	await terminal.waitFor('your turn');
	for (const [keys, shown] of [
		['n', /▸ ?\d+ call/],
		['\r', 'your turn'],
		['s100\r', 'send(100) ◀'],
		['\r', 'StopIteration: 3'],
	] as const) {
		terminal.type(keys);
		await terminal.waitFor(shown);
		screens.push(await terminal.waitFor(atRest));
	}
	terminal.press('left', 'left');
	// The first of the two keys has its screen, too.
	screens.push(await terminal.waitFor('stage 35 of 37'));
	return screens;
}

test('a run that was kept by S is played by the same keys, to the same screens, with no Python', async () => {
	await using live = openApp([path.join(root, 'samples/delegator.py'), 'delegator()'], {cwd: folder});
	const screens = await byHand(live);
	live.press('S');
	await live.waitFor('Recorded: gen-step delegator.genstep plays it, with no Python.');
	live.press('S');
	await live.waitFor('Recorded: gen-step delegator-2.genstep plays it');
	live.press('q', 'q');
	expect((await live.waitForExit()).code).toBe(0);
	expect(readdirSync(folder).sort()).toEqual(['delegator-2.genstep', 'delegator.genstep']);

	await using played = openApp(['delegator.genstep'], {cwd: folder, env: {PATH: folder, GEN_STEP_PYTHON: 'nowhere'}});
	expect(await byHand(played)).toEqual(screens);
	played.press('end', 'n');
	await played.waitFor('The recording ends here, and it has no Python for next().');
	played.press('q', 'q');
	expect((await played.waitForExit()).code).toBe(0);
});

test('--record keeps a talk, whose demo is then played with its captions', async () => {
	const demo = path.join(root, 'samples/plain_generator.demo');
	const talk = async (args: readonly string[]): Promise<string[][]> => {
		await using terminal = openApp(args);
		await terminal.waitFor('space play');
		const screens = [await playOne(terminal), await playOne(terminal), await playOne(terminal)];
		terminal.press('q', 'q');
		expect((await terminal.waitForExit()).code).toBe(0);
		return screens;
	};
	const screens = await talk([demo, '--record', at('talk.genstep')]);
	expect(await talk([at('talk.genstep')])).toEqual(screens);
});

test('a recording gives every report of its run', async () => {
	const sample = path.join(root, 'samples/two_delegatees.py');
	const args = [sample, 'delegator()', '--drive', 'next; send(100)'];
	const log = await genStep([...args, '--record', at('run.genstep'), '--report', 'log']);
	expect(await genStep([at('run.genstep'), '--report', 'log'])).toEqual(log);
	expect((await genStep([at('run.genstep'), '--report', 'client'])).output).toContain('send(100)');
	expect((await genStep([at('run.genstep'), '--report', 'output'])).output).toContain('[delegatee_1] started');
});

test.each([
	[['run.txt'], '--record needs a name that ends in .genstep, by which the recording is opened again.'],
	[['none/run.genstep'], 'none/run.genstep cannot be written: its folder does not exist.'],
	[['run.genstep', '--report', 'output'], '--report output observes nothing that could be recorded.'],
])('--record %s is refused before anything runs', async (args, sentence) => {
	const {output, errors, status} = await genStep(['-c', 'print(1)', '--record', ...args], {cwd: folder});
	expect({output, errors, status}).toEqual({output: '', errors: `gen-step: ${sentence}\n`, status: 2});
	expect(existsSync(at('run.txt'))).toBe(false);
});

test.each([
	[['--python', '3.13'], 'talk.genstep is a recording and needs no Python: --python goes with a program.'],
	[['g()'], 'talk.genstep is a recording: what is driven in it, and with which arguments, is recorded.'],
])('a recording takes no %s', async (args, sentence) => {
	const {errors, status} = await genStep(['talk.genstep', ...args], {cwd: folder});
	expect({errors, status}).toEqual({errors: `gen-step: ${sentence}\n`, status: 2});
});
