import {expect, test} from 'vitest';
import {openApp} from '../helpers/terminal.ts';

test('with a python that is not there the app says so once, and how to go on', async () => {
	await using terminal = openApp(['samples/delegator.py', '--python', 'nopy']);
	const screen = await terminal.waitFor('q quits');
	expect(screen.slice(0, -3).join('\n')).toContain('There is no nopy on PATH.');
	expect(screen.slice(-3).filter(line => line.includes('no nopy on PATH'))).toHaveLength(1);
	terminal.press('q');
	expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
});
