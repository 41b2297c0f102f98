import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {openApp, root} from '../helpers/terminal.ts';
import {temporaryFile} from '../session/at-session.ts';
import {position, sizes, waitForStage} from './drive.ts';

const program = readFileSync(path.join(root, 'samples/delegator.py'), 'utf8');

test.each(sizes)('--watch does again what was done, at $columns x $rows', async size => {
	await using file = await temporaryFile('delegator.py', program);
	await using terminal = openApp([file.file, 'delegator()', '--watch', '--drive', 'next'], size);
	await terminal.waitFor('your turn');
	terminal.press('space', 'enter');
	await terminal.waitFor('# 1');
	await terminal.waitFor('your turn');
	const before = position(terminal);

	file.write(program.replace('x = yield 1', 'x = yield 11'));
	await terminal.waitFor(/Saved and repeated: stage \d+ is the first that differs\./);
	await terminal.waitFor('# 11');
	expect(position(terminal).at).toBe(before.at);

	file.write(program.replace('x = yield 1', 'x = = yield 11'));
	await terminal.waitFor('SyntaxError: invalid syntax');
	await terminal.waitFor(/x = = yield 11/);
	expect(terminal.text()).toContain('# 11');
	expect(terminal.screen()).toHaveLength(size.rows);
	expect(position(terminal).at).toBe(before.at);

	// What is on the screen goes on working while the file is wrong.
	terminal.press('left');
	await waitForStage(terminal, before.at - 1);

	file.write(program.replace('x = yield 1', 'x = yield 11  # again'));
	await terminal.waitFor('Saved and repeated');
	await terminal.waitFor(screen => !screen.join('\n').includes('SyntaxError'));
	terminal.press('q', 'q');
	expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
});

test('a saved file whose resumption has no end is left where x stops it; the next save is done again', async () => {
	const text = 'def g():\n    x = yield 1\n    yield 2\n';
	await using file = await temporaryFile('endless.py', text);
	await using terminal = openApp([file.file, 'g()', '--watch']);
	await terminal.waitFor('your turn');
	terminal.press('n', 'enter');
	await terminal.waitFor('# 1');
	await terminal.waitFor('your turn');
	terminal.press('n', 'enter');
	await terminal.waitFor('# 2');
	await terminal.waitFor('your turn');

	file.write(text.replace('    yield 2', '    while True:\n        x = 5\n    yield 2'));
	await terminal.waitFor('▶▶ running');
	// However far it came by then.
	terminal.press('x');
	await terminal.waitFor(screen => !screen[0]?.includes('running'));

	file.write(text.replace('yield 2', 'yield 22'));
	await terminal.waitFor('# 22');
	await terminal.waitFor('your turn');
	terminal.press('q', 'q');
	expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
});

test('x interrupts a file that does not come to its end, when it is opened and when it is saved', async () => {
	const endless = 'def g():\n    yield 1\n\n\nwhile True:\n    pass\n';
	await using file = await temporaryFile('loading.py', endless);
	await using terminal = openApp([file.file, 'g()', '--watch']);
	await terminal.waitFor('Python runs the file');
	terminal.press('x');
	await terminal.waitFor('KeyboardInterrupt');
	file.write(endless.replace('while True', 'while False'));
	await terminal.waitFor('your turn');
	file.write(endless);
	await terminal.waitFor('running');
	terminal.press('x');
	await terminal.waitFor('your turn');
	terminal.press('q', 'q');
	expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
});

test('without --watch a saved file changes nothing', async () => {
	await using file = await temporaryFile('delegator.py', program);
	await using terminal = openApp([file.file, 'delegator()']);
	await terminal.waitFor('your turn');
	file.write('def other(): yield\n');
	terminal.press('n');
	await waitForStage(terminal, 3);
	expect(terminal.text()).not.toContain('Saved');
});
