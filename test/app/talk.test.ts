import {copyFileSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {openApp, root, type Terminal} from '../helpers/terminal.ts';
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

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-talk-'));
const program = path.join(folder, 'delegator.py');
copyFileSync(path.join(root, 'samples/delegator.py'), program);
afterAll(() => rmSync(folder, {recursive: true}));

test.each(sizes)('at $columns x $rows a demo says what each press does, and does it', async size => {
	const words = ['panes source frames', 'next', 'to delegate', 'watch delegatee', 'to push', 'predict', 'predict off'];
	writeFileSync(
		program.replace('.py', '-words.demo'),
		['drive delegator()', ...words, 'panes all', 'zoom events'].join('\n'),
	);
	await using terminal = openApp([program, '--drive', program.replace('.py', '-words.demo')], size);
	await terminal.waitFor('space play 1/9: show source, frames');
	for (const [shown, next] of [
		[/^(?!.* output ─).*source.*frames/s, 'play 2/9: next()'],
		[/ret_1 = next/, 'play 3/9: to the next delegate'],
		[/hands whatever is sent/, 'play 4/9: watch delegatee'],
		[/watch {2}delegatee/, 'play 5/9: to the next push'],
		[/▐None▌/, 'play 6/9: ask the room'],
		[/What happens next/, 'play: the answer'],
		[/It is \d/, 'play 7/9: ask no more'],
		[/^(?!.*It is \d)/s, 'play 8/9: all panes again'],
		[/ client: you.* output ─/s, 'play 9/9: only events'],
		[/^(?!.* output ─).*\[events\]/s, '? help'],
	] as const) {
		terminal.press('space');
		await terminal.waitFor(screen => shown.test(screen.join('\n')) && screen.at(-1)?.includes(next) === true);
	}
	expect(terminal.text()).not.toContain('space play');
});

test('what was done is written as a demo, which is played by its name', async () => {
	await using terminal = openApp([program, 'd = delegator()']);
	await terminal.waitFor('your turn');
	terminal.press('n', 'enter');
	await terminal.waitFor('next(d)  # 1');
	terminal.press('Y');
	await terminal.waitFor(`Written to ${folder}`);
	terminal.press('Y');
	await terminal.waitFor('delegator-2.demo');
	await using again = openApp([program.replace('.py', '.demo')]);
	await again.waitFor('space play 1/7: next()');
	again.press('space');
	await again.waitFor('» The client calls next(d)');
});
