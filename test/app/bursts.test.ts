import {expect, test} from 'vitest';
import {keyBytes} from '../helpers/keys.ts';
import {pythons} from '../helpers/pythons.ts';
import {openApp, type Terminal} from '../helpers/terminal.ts';
import {currentKind} from '../screens/play.ts';

/** Keys, written as a person would press them one after the other. */
const bursts: readonly string[] = [
	'n n n',
	'n n n enter',
	'n enter n enter n enter n enter',
	'n right right',
	'n down down',
	'n right left',
	'n right right left',
	'n right left left right',
	'n left',
	'n . . . .',
	'n n right right enter',
	'n enter s 1 0 0 enter s 2 0 0 enter right right',
	'n s 1 0 0 enter s 2 0 0 enter n enter',
	'n n n u u',
	'n enter n enter u u n right',
	'n enter n u n enter',
	'n n n n n n enter',
	'n enter u s 2 0 0 enter',
	'n enter s 1 0 0 enter enter u s 2 0 0 enter',
	'n enter s 1 0 0 enter enter u s 2 0 0 enter enter',
];

/** A native python starts soonest; how keys are taken does not depend on it. */
const python = pythons.at(-1)?.file;

async function open(): Promise<Terminal> {
	const args = python === undefined ? [] : ['--python', python];
	const terminal = openApp(['samples/three_yields.py', 'f = foo()', ...args], {columns: 90, rows: 26});
	await terminal.waitFor('your turn');
	return terminal;
}

/** Python has answered all that was asked. */
function still(screen: readonly string[]): boolean {
	const [header = ''] = screen;
	const comes = currentKind(screen) === 'result' && !/your turn|looking back/.test(header);
	return !comes && !header.includes('running') && !screen.some(line => line.includes('Python evaluates'));
}

/** The panes and the caption; which branch it is and what can be pressed may differ. */
const body = (screen: readonly string[]): string => screen.slice(1, -1).join('\n');

/** Each key waits for what the one before it did. */
async function oneByOne(terminal: Terminal, keys: readonly string[]): Promise<void> {
	for (const key of keys) {
		const before = terminal.text();
		terminal.press(key);
		await terminal.waitFor(screen => screen.join('\n') !== before && still(screen));
	}
}

test.each(bursts)('%s, in one piece, leads where the same keys lead one by one', async burst => {
	const keys = burst.split(' ');
	await using slow = await open();
	await oneByOne(slow, keys);
	await using fast = await open();
	fast.type(keys.map(key => keyBytes(key)).join(''));
	await fast
		.waitFor(screen => still(screen) && body(screen) === body(slow.screen()))
		.catch(() => expect(body(fast.screen())).toBe(body(slow.screen())));
});
