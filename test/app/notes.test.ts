import {chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setImmediate} from 'node:timers/promises';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {openApp, root, type Terminal} from '../helpers/terminal.ts';

let folder: string;
let talk: string;

beforeEach(() => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'notes-'));
	talk = path.join(folder, 'talk.demo');
	writeFileSync(
		talk,
		'drive foo()\n> For the room.\nnote: Only for the speaker.\nnext\nnote: Say this later.\nto yield\n',
	);
});

afterEach(() => rmSync(folder, {recursive: true, force: true}));

const open = (...args: readonly string[]): Terminal => openApp(args, {env: {XDG_RUNTIME_DIR: folder}, columns: 120});
const openTalk = (): Terminal => open('samples/three_yields.py', '--drive', talk, '--notes');
const place = (): string => path.join(folder, `gen-step-${os.userInfo().uid}`);
const socket = (): string => path.join(place(), 'notes');

/** What a terminal shows once its program has left the alternate screen and ended. */
async function lastWords(terminal: Terminal): Promise<{readonly code: number; readonly said: string}> {
	const {code} = await terminal.waitForExit();
	return {code, said: terminal.scrollback().join('\n').replaceAll(/\s+/g, ' ')};
}

test('a second terminal shows the notes, and its keys drive the talk', async () => {
	await using audience = openTalk();
	await audience.waitFor('your turn');
	expect(statSync(place()).mode & 0o777).toBe(0o700);
	await using speaker = open('--notes');
	await speaker.waitFor('Only for the speaker.');
	await speaker.waitFor(/item 0 of 2 {2}stage 2 of 2/);
	speaker.press('space');
	await audience.waitFor('» For the room.');
	await speaker.waitFor(/item 1 of 2 {2}stage 3 of 3[\s\S]*Only for the speaker\.[\s\S]*Say this later\./);
	audience.press('right');
	await speaker.waitFor(/▸ 4.push/);
	speaker.press('left');
	await audience.waitFor(/▸ 3 call/);
	speaker.press('s', '?', 'right');
	await audience.waitFor(/▸ 4.push/);
	speaker.press('up', 'up');
	await speaker.waitFor(/› 2 result/);
	speaker.resize(60, 16);
	await speaker.waitFor(screen => screen.length === 16 && /space play.*q close/.test(screen.at(-1) ?? ''));
	expect(audience.output).not.toContain('Only for the speaker');
	expect(audience.output).not.toContain('notes');

	audience.press('q');
	await audience.waitFor('q again leaves');
	audience.press('q');
	expect(await lastWords(speaker)).toEqual({code: 0, said: expect.stringContaining('The talk is over.')});
	await audience.waitForExit();
	expect(readdirSync(place())).toEqual([]);
});

test('the talk goes on without its notes, takes one terminal with notes at a time, and is the only one', async () => {
	await using audience = openTalk();
	await audience.waitFor('your turn');
	await using first = open('--notes');
	await first.waitFor('Only for the speaker.');
	await using second = open('--notes');
	expect(await lastWords(second)).toEqual({code: 2, said: expect.stringContaining('Another terminal shows the notes')});
	await using other = openTalk();
	expect(await lastWords(other)).toEqual({code: 2, said: expect.stringContaining('Another talk has its notes open')});
	first.press('q');
	expect(await first.waitForExit()).toMatchObject({code: 0});
	await using third = open('--notes');
	await third.waitFor('Only for the speaker.');
	process.kill(third.pid, 'SIGKILL');
	await third.waitForExit();
	audience.press('space');
	await audience.waitFor('» For the room.');
});

test('a talk that is killed is told, and what it leaves behind is taken away', async () => {
	await using audience = openTalk();
	await audience.waitFor('your turn');
	await using speaker = open('--notes');
	await speaker.waitFor('Only for the speaker.');
	process.kill(audience.pid, 'SIGKILL');
	expect(await lastWords(speaker)).toEqual({code: 2, said: expect.stringContaining('The talk is gone')});
	expect(existsSync(socket())).toBe(true);
	await using nobody = open('--notes');
	expect(await lastWords(nobody)).toEqual({code: 2, said: expect.stringContaining('No talk has notes to show')});
	expect(existsSync(socket())).toBe(false);
});

test('a talk that is ended by a signal leaves no socket', async () => {
	await using audience = openTalk();
	await audience.waitFor('your turn');
	audience.press('left');
	await audience.waitFor('looking back');
	expect(existsSync(socket())).toBe(true);
	process.kill(audience.pid, 'SIGTERM');
	await audience.waitForExit();
	expect(existsSync(socket())).toBe(false);
});

test('not even one that is ended before it has taken the terminal', async () => {
	await using audience = openTalk();
	while (!existsSync(socket())) await setImmediate();
	process.kill(audience.pid, 'SIGTERM');
	expect(await audience.waitForExit()).toMatchObject({signal: os.constants.signals.SIGTERM});
	expect(existsSync(socket())).toBe(false);
});

test.each([
	['which others can look into', 0o755, 'others can look into'],
	['which is not readable', 0o000, 'cannot be read and written'],
])('a folder %s is refused by both sides', async (_, mode, sentence) => {
	mkdirSync(place());
	chmodSync(place(), mode);
	for (const args of [['samples/three_yields.py', '--notes'], ['--notes']]) {
		await using terminal = open(...args);
		expect(await lastWords(terminal)).toEqual({code: 2, said: expect.stringContaining(sentence)});
	}
	chmodSync(place(), 0o700);
});

test('where no folder can be made, a sentence says so', async () => {
	await using terminal = openApp(['--notes'], {
		env: {XDG_RUNTIME_DIR: path.join(root, 'no/such/folder')},
		columns: 120,
	});
	expect(await lastWords(terminal)).toEqual({code: 2, said: expect.stringContaining('cannot be made (ENOENT)')});
});
