import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {keyBytes} from './keys.ts';
import {Terminal, type TerminalOptions} from './terminal.ts';

function openEcho(options?: TerminalOptions): Terminal {
	return new Terminal(process.execPath, [path.join(import.meta.dirname, 'fixtures/echo-keys.mjs')], options);
}

test('the visible lines of a screen of the size asked for', async () => {
	await using terminal = openEcho({columns: 40, rows: 10});
	const screen = await terminal.waitFor('rgb');
	expect(screen).toEqual(['size 40x10', 'input ""', 'red 日本 turned rgb', '', '', '', '', '', '', '']);
	expect(terminal.alternateScreen).toBe(true);
	expect(terminal.cursorVisible).toBe(false);
	expect(terminal.bracketedPaste).toBe(true);
	expect(terminal.cursor).toEqual({column: 0, row: 3});
});

test('keys arrive as a terminal sends them', async () => {
	await using terminal = openEcho();
	await terminal.waitFor('rgb');
	terminal.press('n');
	await terminal.waitFor('input "n"');
	terminal.press('left');
	await terminal.waitFor('input "\\u001b[D"');
	terminal.press('ctrl-c');
	await terminal.waitFor('input "\\u0003"');
	terminal.type('g.send(100)');
	await terminal.waitFor(/input ".*\(100\)"/);
	terminal.paste('a\nb');
	await terminal.waitFor(screen => screen[1]?.includes('[200~a\\nb') ?? false);
	expect(() => keyBytes('no-such-key')).toThrow('no key named no-such-key');
});

test('a resize reaches the program', async () => {
	await using terminal = openEcho();
	await terminal.waitFor('size 80x24');
	terminal.resize(120, 40);
	const screen = await terminal.waitFor('size 120x40');
	expect(screen).toHaveLength(40);
});

test('cells tell colours and styles', async () => {
	await using terminal = openEcho();
	await terminal.waitFor('rgb');
	expect(terminal.find('red')).toMatchObject({row: 2, column: 0});
	expect(terminal.find('red').cells.map(cell => [cell.text, cell.foreground, cell.bold])).toEqual([
		['r', '1', true],
		['e', '1', true],
		['d', '1', true],
	]);
	expect(terminal.find('日本').cells.map(cell => cell.width)).toEqual([2, 0, 2]);
	expect(terminal.find('turned').column).toBe(9);
	expect(terminal.find('turned').cells.every(cell => cell.inverse)).toBe(true);
	expect(terminal.find('rgb').cells[0]).toMatchObject({foreground: '#010203', background: 'default', inverse: false});
	expect(() => terminal.find('blue')).toThrow(/"blue" is not on the screen[\s\S]*red 日本/);
});

test('an orderly end gives the screen and the cursor back', async () => {
	await using terminal = openEcho();
	await terminal.waitFor('rgb');
	terminal.press('q');
	expect(await terminal.exit).toEqual({code: 0, signal: undefined});
	expect(terminal.alternateScreen).toBe(false);
	expect(terminal.cursorVisible).toBe(true);
	expect(terminal.bracketedPaste).toBe(false);
	expect(terminal.screen()[0]).toBe('gone');
});

test('another end is seen as it is', async () => {
	await using terminal = openEcho();
	await terminal.waitFor('rgb');
	terminal.press('x');
	expect(await terminal.waitForExit()).toEqual({code: 3, signal: undefined});
	expect(terminal.alternateScreen).toBe(true);
	expect(terminal.cursorVisible).toBe(false);
});

test('waiting in vain ends with the screen in the message', async () => {
	await using terminal = openEcho();
	await terminal.waitFor('rgb');
	await expect(terminal.waitFor('never', 50)).rejects.toThrow(
		/0.05 seconds went by while waiting for never[\s\S]*size 80x24/,
	);
	const waiting = expect(terminal.waitFor(/neither/)).rejects.toThrow(
		/The program ended while waiting for \/neither\/[\s\S]*exit code 3/,
	);
	terminal.press('x');
	await waiting;
});

test('closing ends the program', async () => {
	const terminal = openEcho();
	await terminal.waitFor('rgb');
	await terminal.close();
	expect(await terminal.exit).toMatchObject({signal: 1});
	expect(() => process.kill(terminal.pid, 0)).toThrow('ESRCH');
});
