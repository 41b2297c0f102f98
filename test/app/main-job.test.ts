import {describe, expect, test} from 'vitest';
import type {Terminal} from '../helpers/terminal.ts';
import {openAndPick, position, sizes, waitForStage} from './drive.ts';

/** The events of `my_dele.send(100)`, from the call to its end, as the log words their kinds. */
const kindsOfSend = [
	'call',
	'push',
	'forward',
	'push',
	'assign',
	'evaluate',
	'output',
	'evaluate',
	'output',
	'evaluate',
	'return',
	'catch',
	'assign',
	'evaluate',
	'output',
	'evaluate',
	'output',
	'evaluate',
	'return',
	'result',
];

/** Everything but the header, which also tells whether the cursor is at the newest stage, and the line of keys. */
function body(terminal: Terminal): string {
	return terminal.screen().slice(1, -1).join('\n');
}

/** The kind of the stage under the log's cursor. */
function currentKind(terminal: Terminal): string | undefined {
	const line = terminal.screen().find(text => /▸ ?\d+/.test(text));
	return line === undefined ? undefined : /▸ ?\d+[ ~](\w+)/.exec(line)?.[1];
}

describe.each(sizes)('delegator.py by hand at $columns x $rows', size => {
	test('a person steps it to StopIteration: 3, back through everything and forward again', async () => {
		await using terminal = await openAndPick(['samples/delegator.py'], 'delegator()', size);
		await terminal.waitFor('your turn');
		terminal.press('n');
		await waitForStage(terminal, 3);
		terminal.press('enter');
		await terminal.waitFor('ret_1 = next(my_dele)  # 1');
		await terminal.waitFor('your turn');
		const start = position(terminal).of;

		terminal.press('s');
		terminal.type('100');
		terminal.press('enter');
		await waitForStage(terminal, start + 1);
		const kinds = [currentKind(terminal)];
		for (let stage = start + 2; kinds.length < kindsOfSend.length; stage++) {
			terminal.press('right');
			await waitForStage(terminal, stage);
			kinds.push(currentKind(terminal));
		}
		expect(kinds).toEqual(kindsOfSend);
		await terminal.waitFor('StopIteration: 3');
		await terminal.waitFor('your turn');
		expect(terminal.text()).toContain('CLOSED');

		const {of: end} = position(terminal);
		const forwards = new Map([[end, body(terminal)]]);
		for (let stage = end - 1; stage >= 0; stage--) {
			terminal.press('left');
			await waitForStage(terminal, stage);
			forwards.set(stage, body(terminal));
		}
		for (let stage = 1; stage <= end; stage++) {
			terminal.press('right');
			await waitForStage(terminal, stage);
			expect(body(terminal), `stage ${stage}`).toBe(forwards.get(stage));
		}
		expect(position(terminal)).toEqual({at: end, of: end});

		terminal.press('q', 'q');
		expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
		expect(terminal.alternateScreen).toBe(false);
		expect(terminal.cursorVisible).toBe(true);
	});

	test('the client of the file drives', async () => {
		await using terminal = await openAndPick(['samples/delegator.py'], 'the file as it is', size);
		await waitForStage(terminal, 1);
		terminal.press('enter');
		await terminal.waitFor('passed on to');
		terminal.press('enter');
		await terminal.waitFor('StopIteration(3)');
		terminal.press('q', 'q');
		expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
	});
});

test('a generator that never yields can be stepped, interrupted and left', async () => {
	await using terminal = await openAndPick(['test/app/programs/endless.py'], 'endless()');
	await terminal.waitFor('your turn');
	terminal.press('n');
	await waitForStage(terminal, 3);
	for (let stage = 4; stage <= 8; stage++) {
		terminal.press('right');
		await waitForStage(terminal, stage);
	}
	terminal.press('enter');
	await terminal.waitFor(screen => Number(/stage (\d+)/.exec(screen[0] ?? '')?.[1]) > 100);
	terminal.press('x');
	await terminal.waitFor(screen => screen.some(line => line.includes('⏎ finish call')));
	const {at, of} = position(terminal);
	expect(at).toBe(of);
	terminal.press('right');
	await waitForStage(terminal, of + 1);
	terminal.press('q', 'q');
	expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
	expect(terminal.alternateScreen).toBe(false);
});

test('an expression that fails is shown in the prompt, and nothing is lost', async () => {
	await using terminal = await openAndPick(['samples/delegator.py'], 'delegator()');
	await terminal.waitFor('your turn');
	terminal.press('n', 'enter');
	await terminal.waitFor('# 1');
	await terminal.waitFor('your turn');
	const before = position(terminal);
	terminal.press('s');
	terminal.type('1 / 0');
	terminal.press('enter');
	await terminal.waitFor('ZeroDivisionError');
	expect(terminal.text()).toContain('1 / 0');
	expect(position(terminal)).toEqual(before);
});

test('required arguments are asked for as Python expressions', async () => {
	await using terminal = await openAndPick(['samples/delegator.py'], 'gen_or_coro(name)');
	await terminal.waitFor('name');
	terminal.type("'Ada'");
	terminal.press('enter');
	await terminal.waitFor("gen_or_coro('Ada')");
	await terminal.waitFor('your turn');
	terminal.press('n', 'enter');
	await terminal.waitFor('[Ada] started');
});
