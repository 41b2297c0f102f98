import path from 'node:path';
import {expect, test} from 'vitest';
import {root} from '../helpers/terminal.ts';
import {waitForStage} from './drive.ts';
import {inShell} from './shell.ts';

test('leaving asks, and then says how the run comes back', async () => {
	await using terminal = inShell([path.join(root, 'dist/cli.js'), 'samples/three_yields.py', 'f = foo()']);
	await terminal.waitFor('your turn');
	terminal.press('n', 'enter', 's');
	terminal.type('"a"\r');
	await terminal.waitFor(/▸ ?\d+ call +client +ret_2/);
	terminal.press('q');
	await terminal.waitFor('q again leaves this run of 2 commands; any other key goes on.');
	terminal.press('left', 'right');
	await terminal.waitFor(screen => !screen.join().includes('again leaves'));
	terminal.press('ctrl-c', 'ctrl-c');
	await terminal.waitFor('left with 0');
	expect(terminal.scrollback().join('\n')).toContain(
		`This brings your run back:\ngen-step samples/three_yields.py 'f = foo()' --drive 'next(); send("a")'\n`,
	);
});

test('a fresh start keeps the run before it, also by way of the menu', async () => {
	await using terminal = inShell([path.join(root, 'dist/cli.js'), 'samples/three_yields.py', 'f = foo()']);
	await terminal.waitFor('your turn');
	terminal.press('n', 'enter');
	await terminal.waitFor('next(f)  # 1');
	terminal.press('o');
	await terminal.waitFor('What was done is kept: b shows it.');
	await terminal.waitFor('what to drive');
	terminal.press('b');
	await terminal.waitFor('Branch 1 of 2, f = foo(): next().');
	await terminal.waitFor('next(f)  # 1');
	terminal.press('b');
	await terminal.waitFor('Branch 2 of 2: here you choose what to drive.');
	terminal.press('b', 'n');
	await waitForStage(terminal, 8);
	await terminal.waitFor(/▸ ?\d+ call +client +ret_2/);
	expect(terminal.screen()[0]).toContain('branch 2/2');
});
