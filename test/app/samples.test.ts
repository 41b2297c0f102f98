import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {openApp, root, Terminal} from '../helpers/terminal.ts';
import {sizes} from './drive.ts';

test.each(sizes)('alone in a terminal of $columns columns it offers the samples, with their lessons', async size => {
	await using terminal = openApp([], size);
	const before = await terminal.waitFor('▶ the tour');
	expect(before.at(-1)).toContain('t tour');
	terminal.press('down', 'down', 'down', 'down', 'down');
	await terminal.waitFor('▶ delegator.py');
	await terminal.waitFor('StopIteration');
	terminal.press('enter');
	await terminal.waitFor('what to drive');
	expect(terminal.screen()[0]).toContain('delegator.py');
	await terminal.waitFor('CPython');
	terminal.press('q');
	expect(await terminal.waitForExit()).toMatchObject({code: 0});
});

test.each(['q', 'escape', 'ctrl-c'])('%s leaves the samples', async key => {
	await using terminal = openApp([]);
	await terminal.waitFor('▶ the tour');
	terminal.press(key);
	expect(await terminal.waitForExit()).toMatchObject({code: 0});
	expect(terminal.alternateScreen).toBe(false);
});

test.each([
	['by --tour', ['--tour'], []],
	['by one key', [], ['t']],
	['as the first choice', [], ['enter']],
] as const)('the tour begins %s', async (_, argv, keys) => {
	await using terminal = openApp(argv);
	if (keys.length > 0) await terminal.waitFor('▶ the tour');
	terminal.press(...keys);
	await terminal.waitFor('your turn');
	terminal.press('space');
	await terminal.waitFor('» Welcome.');
	expect(terminal.screen()[0]).toContain('tour.py');
});

test('d plays the demo of the sample that is marked', async () => {
	await using terminal = openApp([]);
	await terminal.waitFor('▶ the tour');
	terminal.press('down', 'd');
	await terminal.waitFor('your turn');
	expect(terminal.screen()[0]).toContain('plain_generator.py');
	expect(terminal.screen().at(-1)).toContain('space');
});

test('a demo is played by its name', async () => {
	await using terminal = openApp(['samples/delegator.demo']);
	await terminal.waitFor('your turn');
	terminal.press('space');
	await terminal.waitFor('ret_1 = next(my_dele)');
});

test('a dumb terminal gets the log', async () => {
	const command = [path.join(root, 'dist/cli.js'), 'samples/three_yields.py', 'foo()'];
	await using terminal = new Terminal('bash', ['-c', 'TERM=dumb exec "$@"', 'bash', process.execPath, ...command]);
	await terminal.waitForExit();
	expect(terminal.scrollback().join('\n')).toContain('resumptions by clients');
	expect(terminal.output).not.toContain('\u001B');
});

test.each([
	[{}, true],
	[{NO_COLOR: '1'}, false],
	[{FORCE_COLOR: '0'}, false],
	[{NO_COLOR: '1', FORCE_COLOR: '1'}, true],
	[{GEN_STEP_THEME: 'none'}, false],
	[{NO_COLOR: '1', GEN_STEP_THEME: 'light'}, true],
])('with %o in the environment colours: %s', async (env, coloured) => {
	await using terminal = openApp(['samples/delegator.py'], {env});
	await terminal.waitFor('▶ the file as it is');
	const colours = terminal.screen().flatMap((_, row) => terminal.cells(row).map(({foreground}) => foreground));
	expect(colours.some(colour => colour !== 'default')).toBe(coloured);
});
