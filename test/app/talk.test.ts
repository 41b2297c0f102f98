import {expect, test} from 'vitest';
import {openApp, type Terminal} from '../helpers/terminal.ts';
import {openAtSend, position, sizes, waitForStage} from './drive.ts';

/** The number before a choice on the screen. */
function choice(terminal: Terminal, text: string): string {
	const line = terminal.screen().find(each => each.includes(text)) ?? '';
	return /(\d) {2}/.exec(line.slice(0, line.indexOf(text)).slice(-6))?.[1] ?? '';
}

test.each(sizes)('the room predicts, on real Python and in the past, at $columns x $rows', async size => {
	await using terminal = await openAtSend(size);
	const {at} = position(terminal);

	terminal.press('p');
	await terminal.waitFor('What happens next?');
	expect(position(terminal)).toEqual({at, of: at});
	terminal.press(choice(terminal, "100 lies on top of foo's value stack"));
	await terminal.waitFor('1 of 1 right');
	await waitForStage(terminal, at + 1);
	terminal.press('right');
	await terminal.waitFor('What happens next?');
	terminal.press(choice(terminal, '100 is popped'));
	await terminal.waitFor('1 of 2 right');
	await terminal.waitFor('x is 100 now');

	terminal.press('left', 'left');
	await waitForStage(terminal, at);
	terminal.press('right');
	await terminal.waitFor('What happens next?');
	expect(terminal.text()).not.toContain('x is 100');
	terminal.press('right');
	await terminal.waitFor(/▶ It is \d\./);
	await terminal.waitFor('1 of 2 right');
	terminal.press('q', 'q');
	expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
});

test('a demo plays by itself, up to its stop', async () => {
	await using terminal = openApp(['samples/three_yields.py', '--drive', 'samples/three_yields.demo']);
	await terminal.waitFor('your turn');
	terminal.press('a', '+', '+', '+', '+');
	await terminal.waitFor('autoplay, 0.15 s');
	await terminal.waitFor('Autoplay stops here');
	const {at, of} = position(terminal);
	expect(at).toBe(of);
	expect(at).toBeGreaterThan(10);
	terminal.press('q', 'q');
	expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
});

test('an expression is watched in the frame at work', async () => {
	await using terminal = openApp(['samples/three_yields.py', 'f = foo()', '--drive', 'next; send(100)']);
	await terminal.waitFor('your turn');
	terminal.press('w');
	terminal.type('x * 2\r');
	await terminal.waitFor("✖ NameError: name 'x' is not defined");
	terminal.press('space', 'enter');
	await terminal.waitFor('# 1');
	terminal.press('space', 'right', 'right');
	await terminal.waitFor('x * 2 = 200');
	terminal.press('left');
	await terminal.waitFor("✖ NameError: name 'x' is not defined");
	terminal.press('w');
	terminal.type('x * 2\r');
	await terminal.waitFor(screen => !screen.join('\n').includes('x * 2'));
});

test('names of the module are completed in the prompt', async () => {
	await using terminal = openApp(['samples/delegator.py', 'delegator()']);
	await terminal.waitFor('your turn');
	terminal.press('s');
	terminal.type('gen_or');
	terminal.press('tab');
	await terminal.waitFor('send(gen_or_coro)');
	terminal.press('escape');
	await terminal.waitFor('your turn');
});
