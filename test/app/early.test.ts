import {execFileSync} from 'node:child_process';
import {chmodSync, closeSync, constants, mkdtempSync, openSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {isAlive} from '../helpers/processes.ts';
import {pythons} from '../helpers/pythons.ts';
import {root, Terminal} from '../helpers/terminal.ts';
import {waitForStage} from './drive.ts';
import {below, expectGivenBack, inShell} from './shell.ts';

const python = pythons.at(-1)?.file;
let folder: string;
let gate: string;
let late: string;

/** A python that does not start before `letGo` was called. */
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'gen-step-early-'));
	gate = path.join(folder, 'gate');
	late = path.join(folder, 'python');
	execFileSync('mkfifo', [gate]);
	writeFileSync(late, `#!/bin/sh\nread -r _ <'${gate}'\nexec '${python}' "$@"\n`);
	chmodSync(late, 0o755);
});

afterEach(() => rmSync(folder, {recursive: true, force: true}));

const letGo = (): void => writeFileSync(gate, 'go\n');

/** Where nobody waits any more, there is nothing to let go. */
function letGoAnyway(): void {
	try {
		closeSync(openSync(gate, constants.O_WRONLY | constants.O_NONBLOCK));
	} catch (error) {
		expect(error).toMatchObject({code: 'ENXIO'});
	}
}

const command = (): string[] => [
	path.join(root, 'dist/cli.js'),
	'samples/delegator.py',
	'delegator()',
	...['--python', late],
];
const open = (): Terminal => new Terminal(process.execPath, command());

describe.skipIf(python === undefined)('before Python has said a word', () => {
	test('the program is on the screen, and a key is heard', async () => {
		await using terminal = open();
		await terminal.waitFor('Python is starting');
		expect(terminal.text()).toContain('gen-step');
		terminal.press('?');
		await terminal.waitFor('╭ keys');
		terminal.press('escape');
		await terminal.waitFor('Python is starting');
		letGo();
		await terminal.waitFor('your turn');
	});

	test('keys are kept, also those that came before the first screen', async () => {
		await using terminal = open();
		terminal.type('n');
		await terminal.waitFor('Your keys wait for it');
		terminal.type('s100\r');
		letGo();
		await terminal.waitFor('ret_2 = my_dele.send(100)');
	});

	test('escape takes them back', async () => {
		await using terminal = open();
		await terminal.waitFor('Python is starting');
		terminal.press('right');
		await terminal.waitFor('Your keys wait for it');
		terminal.press('escape');
		await terminal.waitFor(screen => !screen.join().includes('Your keys wait for it'));
		letGo();
		await terminal.waitFor('your turn');
		terminal.press('n');
		await waitForStage(terminal, 3);
	});

	test('the window may change', async () => {
		await using terminal = open();
		await terminal.waitFor('Python is starting');
		terminal.resize(100, 30);
		letGo();
		const whole = (screen: readonly string[]): boolean =>
			screen[0]?.length === 99 && screen.at(-1)?.includes('? help') === true;
		await terminal.waitFor(screen => whole(screen) && screen.join().includes('your turn'));
		terminal.press('n');
		await waitForStage(terminal, 3);
	});

	test.each<[string, (terminal: Terminal) => void, number]>([
		['q', terminal => terminal.press('q'), 0],
		['ctrl-c', terminal => terminal.press('ctrl-c'), 0],
		['SIGTERM', terminal => process.kill(below(terminal.pid)[0] ?? Number.NaN, 'SIGTERM'), 143],
		['SIGHUP', terminal => process.kill(below(terminal.pid)[0] ?? Number.NaN, 'SIGHUP'), 129],
	])('%s gives the terminal back and leaves no Python behind', async (_, leave, code) => {
		await using terminal = inShell(command());
		await terminal.waitFor('Python is starting');
		const children = below(terminal.pid);
		expect(children.length).toBeGreaterThan(1);
		leave(terminal);
		await terminal.waitFor(/left with \d+/);
		letGoAnyway();
		expect(terminal.text()).toContain(`left with ${code}`);
		await terminal.waitForExit();
		expectGivenBack(terminal);
		await expect.poll(() => children.filter(isAlive), {timeout: 5000}).toEqual([]);
	});
});
