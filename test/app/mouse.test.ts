import {expect, test} from 'vitest';
import {openApp, type Terminal} from '../helpers/terminal.ts';
import {position, sizes, waitForStage} from './drive.ts';

/** Opens delegator.py at the end of its first resumption. */
async function open(options: Parameters<typeof openApp>[1], ...more: readonly string[]): Promise<Terminal> {
	const terminal = openApp(['samples/delegator.py', 'delegator()', ...more], options);
	await terminal.waitFor('your turn');
	terminal.press('n', 'enter');
	await terminal.waitFor('next(my_dele)  # 1');
	await terminal.waitFor('your turn');
	return terminal;
}

test.each(sizes)('at $columns x $rows the wheel scrolls what is under it, and steps nothing', async size => {
	await using terminal = await open(size);
	const {at} = position(terminal);
	const {row, column} = terminal.find('source');
	const above = (): string => terminal.screen()[row + 1] ?? '';
	const before = above();
	terminal.wheel(-1, row + 2, column);
	await terminal.waitFor(() => above() !== before);
	terminal.wheel(1, row + 2, column);
	await terminal.waitFor(() => above() === before);
	const events = terminal.find('events');
	terminal.wheel(-1, events.row + 1, events.column);
	await terminal.waitFor(/› ?\d+/);
	expect(position(terminal)).toEqual({at, of: at});
});

test.each(sizes)('at $columns x $rows a click goes to an event, and looks at a frame', async size => {
	await using terminal = await open(size);
	const {of} = position(terminal);
	const yielded = terminal.find('passed on');
	terminal.click(yielded.row, yielded.column);
	await waitForStage(terminal, of - 1);
	const inner = terminal.find('‖ gen_or_coro');
	terminal.click(inner.row, inner.column + 3);
	await terminal.waitFor('› gen_or_coro');
	expect(position(terminal)).toEqual({at: of - 1, of});
	// A border, the caption and the keys are nothing to click on.
	for (const row of [0, terminal.rows - 2, terminal.rows - 1]) terminal.click(row, 5);
	terminal.press('end');
	await waitForStage(terminal, of);
});

test('in the help and in the menu the wheel moves what is there', async () => {
	await using terminal = openApp(['samples/delegator.py']);
	await terminal.waitFor('⏎ drive it');
	const before = terminal.text();
	terminal.wheel(1, 4, 10);
	await terminal.waitFor(screen => screen.join('\n') !== before);
	terminal.press('?');
	const help = await terminal.waitFor('closes this');
	terminal.wheel(1, 4, 10);
	await terminal.waitFor(screen => screen[3] !== help[3]);
	expect(terminal.text()).toContain('closes this');
});

test('in the menu a click marks an entry, and another one takes it', async () => {
	await using terminal = openApp(['samples/delegator.py']);
	await terminal.waitFor('⏎ drive it');
	await terminal.waitFor('CPython');
	const {row, column} = terminal.find('delegator()');
	// The file beside the list is nothing to click on.
	terminal.click(row, terminal.columns - 5);
	terminal.click(row, column);
	await terminal.waitFor('▶ delegator()');
	expect(terminal.text()).toContain('what to drive');
	terminal.click(row, column + 3);
	await terminal.waitFor('my_dele = delegator()');
});

test('--no-mouse leaves the mouse to the terminal', async () => {
	await using terminal = await open({}, '--no-mouse');
	expect(terminal.hearsMouse).toBe(false);
	expect(terminal.output).not.toMatch(/\[\?100[06]h/);
});
