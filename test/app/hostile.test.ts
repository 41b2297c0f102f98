import {expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {openApp, type Terminal} from '../helpers/terminal.ts';

const tried = pythons.filter(({version}) => /^3\.(8|13)$/.test(version)).map(({version, file}) => [version, file]);

/** Opens a generator, and calls `next` once, to the end of the call. */
async function begin(expression: string, python = ''): Promise<Terminal> {
	const terminal = openApp(['test/app/programs/hostile.py', expression, '--python', python]);
	await terminal.waitFor('your turn');
	await finish(terminal);
	return terminal;
}

async function finish(terminal: Terminal): Promise<void> {
	terminal.press('n');
	await terminal.waitFor('finish call');
	terminal.press('enter');
	await terminal.waitFor('your turn');
}

test.each(tried)('a fork takes none of the keys, which are for its parent (%s)', async (_version, python) => {
	await using terminal = await begin('forks()', python);
	await finish(terminal);
	expect(terminal.text()).toContain("ret_2 is 'parent goes on'");
});

test.each(tried)('a program that stops itself is interrupted all the same (%s)', async (_version, python) => {
	await using terminal = await begin('stops()', python);
	terminal.press('n');
	await terminal.waitFor('finish call');
	terminal.press('enter');
	await terminal.waitFor(/running[\s\S]*SIGSTOP[\s\S]*x stop/);
	terminal.press('x');
	await terminal.waitFor('KeyboardInterrupt leaves stops');
});
