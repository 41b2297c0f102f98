import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import xterm from '@xterm/headless';
import {afterAll, expect, test} from 'vitest';
import {genStep} from '../cli/cli.ts';
import {openApp, root} from '../helpers/terminal.ts';
import {playOne} from '../screens/play.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-export-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const at = (name: string): string => path.join(folder, name);
/** `test/exports` has them all, without a command line. */
const demos = ['delegator.demo', 'two_workers.demo'];

/** The words of a picture. */
function words(file: string): string {
	return [...readFileSync(file, 'utf8').matchAll(/<text[^>]*>([^<]*)</g)]
		.map(([, text = '']) => text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))))
		.join(' ');
}

/** What a terminal shows after the events of a cast, and the labels of its markers. */
async function playCast(text: string): Promise<{screen: string[]; markers: string[]}> {
	const [header, ...events] = text
		.trimEnd()
		.split('\n')
		.map(line => JSON.parse(line));
	expect(header.version).toBe(3);
	const terminal = new xterm.Terminal({...header.term, allowProposedApi: true});
	for (const [interval, code, data] of events) {
		expect(interval).toBeGreaterThanOrEqual(0);
		expect(['o', 'm']).toContain(code);
		if (code === 'o') await new Promise<void>(resolve => terminal.write(data, resolve));
	}
	const screen = Array.from({length: terminal.rows}, (_, row) => {
		return terminal.buffer.active.getLine(row)?.translateToString(true).trimEnd() ?? '';
	});
	return {screen, markers: events.filter(([, code]) => code === 'm').map(([, , label]) => label)};
}

test.each(demos)('%s gives a recording, a cast, a picture and a diagram', async demo => {
	const file = path.join(root, 'samples', demo);
	const recording = at(`${demo}.genstep`);
	expect(await genStep([file, '--record', recording, '--report', 'mermaid'])).toMatchObject({
		output: expect.stringMatching(/^sequenceDiagram\n/),
	});
	for (const name of ['a.cast', 'a.svg', 'a.html']) {
		expect(await genStep([recording, '--export', at(name)])).toEqual({output: '', errors: '', status: 0});
	}
	const {screen, markers} = await playCast(readFileSync(at('a.cast'), 'utf8'));
	expect(screen[0]).toMatch(/stage (\d+) of \1$/);
	expect(markers.length).toBeGreaterThan(3);
	expect(words(at('a.svg'))).toMatch(/stage (\d+) of \1/);
});

test('a picture shows the stage that is asked for, whole or its frames or its chain, and hostile values are text', async () => {
	const code = 'def g():\n    x = yield "<script>&]]>"\n';
	const args = ['-c', code, 'g()', '--drive', 'next', '--export', at('hostile.svg'), '--stage', '6'];
	expect((await genStep(args)).errors).toBe('');
	expect(words(at('hostile.svg'))).toContain('stage 6 of');
	expect(words(at('hostile.svg'))).toContain("'<script>&]]>'");
	expect(readFileSync(at('hostile.svg'), 'utf8')).not.toContain('<script');
	for (const only of ['frames', 'chain']) {
		expect((await genStep([...args, '--only', only])).status).toBe(0);
		expect(words(at('hostile.svg'))).toContain('SUSPENDED');
		expect(words(at('hostile.svg'))).not.toContain('stage 6');
	}
	expect(await genStep([...args.slice(0, -1), '600'])).toMatchObject({
		errors: expect.stringMatching(/^gen-step: There is no stage 600: the run has \d+\.\n$/),
		status: 2,
	});
});

test('P saves the screen as it stands', async () => {
	await using terminal = openApp([path.join(root, 'samples/delegator.demo')], {cwd: folder});
	await playOne(terminal);
	terminal.press('P');
	await terminal.waitFor(/Saved as stage-\d+\.svg\./);
	const [file = ''] = readdirSync(folder).filter(name => /^stage-\d+\.svg$/.test(name));
	expect(words(at(file))).toContain('samples/delegator.py'.replace('samples/', ''));
	terminal.press('q', 'q');
	await terminal.waitForExit();
});

test.runIf(process.platform === 'linux')('P and S say in one sentence why nothing can be kept', async () => {
	// No file can be made there, not even by root.
	await using terminal = openApp([path.join(root, 'samples/delegator.demo')], {cwd: '/proc'});
	await playOne(terminal);
	terminal.press('P');
	await terminal.waitFor(/stage-\d+\.svg cannot be written: its folder does not exist\./);
	terminal.press('S');
	await terminal.waitFor('delegator.genstep cannot be written: its folder does not exist.');
	terminal.press('q', 'q');
	expect((await terminal.waitForExit()).code).toBe(0);
});

const sample = path.join(root, 'samples/plain_generator.py');

test.each([
	[['talk.gif'], 2, '--export does not know what talk.gif is to be: its name ends in .svg, .cast or .html.'],
	[['none/a.svg'], 2, 'none/a.svg cannot be written: its folder does not exist.'],
	[['a.cast', '--stage', '3'], 2, '--stage is for a picture, whose name ends in .svg.'],
	[['a.svg', '--size', '5x5'], 2, '--size goes from 60x16 to 400x200.'],
	[['a.svg', '--only', 'all'], 2, '--only takes frames or chain, not "all".'],
	[['full.svg'], 1, 'full.svg cannot be written: no space is left on the device.'],
	[['full.cast'], 1, 'full.cast cannot be written: no space is left on the device.'],
	[['full.html'], 1, 'full.html cannot be written: no space is left on the device.'],
])('--export %s ends with status %i and one sentence', async (args, status, sentence) => {
	for (const name of ['full.svg', 'full.cast', 'full.html'])
		if (!existsSync(at(name))) symlinkSync('/dev/full', at(name));
	const answer = await genStep([sample, '--export', ...args], {cwd: folder});
	expect(answer).toEqual({output: '', errors: `gen-step: ${sentence}\n`, status});
	expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([]);
});

test('what was there before stays where a run gives nothing to show', async () => {
	writeFileSync(at('before.svg'), 'before');
	const {status} = await genStep(['-c', 'def g(:', '--export', at('before.svg')]);
	expect(status).toBe(1);
	expect(readFileSync(at('before.svg'), 'utf8')).toBe('before');
});
