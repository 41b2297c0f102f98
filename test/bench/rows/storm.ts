import path from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {pythonOf} from '../../helpers/pythons.ts';
import {random} from '../../helpers/random.ts';
import {stormKeys} from '../../helpers/storm-keys.ts';
import {openApp, type Terminal} from '../../helpers/terminal.ts';
import {programs} from '../command.ts';
import type {Figure, Row} from '../row.ts';
import {median, quantile} from '../statistics.ts';
import {duration} from '../words.ts';

/** So many keys are typed at once. */
const burst = 50;
/** A pasted text behind the keys shows up in a prompt, or in a sentence about it. */
const mark = 'the mark';
const answered = /the mark|Pasted text/;
/** The help may lie over the answer: then the text is pasted again, after so many milliseconds. */
const again = 100;

/** The time from the last key of a burst to the answer to it, in milliseconds. */
async function timeOf(terminal: Terminal): Promise<number> {
	const typed = performance.now();
	for (;;) {
		terminal.paste(mark);
		if ((await terminal.waitFor(answered, again).catch(() => null)) !== null) return performance.now() - typed;
	}
}

/** Takes the answer off the screen. */
async function clear(terminal: Terminal): Promise<void> {
	for (;;) {
		terminal.type('\u0015');
		const isGone = await terminal.waitFor(rows => !answered.test(rows.join('\n')), 1000).catch(() => null);
		if (isGone !== null) return;
		terminal.press('escape');
		// Behind an escape nothing may come at once, or it would be a key with alt.
		await pause(200);
	}
}

/** The answers of one app to a storm of keys. */
async function weather(python: string, expression: string, seed: number, count: number): Promise<readonly number[]> {
	const next = random(seed);
	await using terminal = openApp([path.join(programs, 'storm.py'), expression, '--python', python]);
	await terminal.waitFor(screen => terminal.bracketedPaste && screen.join('').includes('your turn'));
	const times: number[] = [];
	for (let struck = 0; struck < count; struck += burst) {
		const keys = Array.from({length: burst}, () => stormKeys[Math.floor(next() * stormKeys.length)] ?? '');
		// An escape would become one key with the paste behind it.
		terminal.type(`${keys.join('')}x`);
		times.push(await timeOf(terminal));
		await clear(terminal);
	}
	return times;
}

/** The longest that a person waits for an answer to a key, whatever came before. */
export const storm: Row = {
	id: 'storm',
	what: 'longest answer to a key behind 50 random ones typed at once, whatever came before',
	against: 'a second',
	async measure(context) {
		const python = pythonOf('3.13');
		if (python === undefined) throw new Error('There is no CPython 3.13 here.');
		const count = context.quick ? 1000 : 20_000;
		const figures: Figure[] = [];
		for (const [name, expression, seed] of [
			['a chain that ends by itself', 'link(20, 3000)', 11],
			['long resumptions', 'busy()', 12],
		] as const) {
			context.say(`striking ${count} keys at ${name}`);
			const times = await weather(python.file, expression, seed, count);
			const longest = Math.max(...times);
			figures.push({
				name,
				ours: `${duration(longest)}, p99 ${duration(quantile(times, 0.99))}, median ${duration(median(times))}`,
				against: '1 s',
				value: longest / 1000,
				unit: 'x',
				target: {most: 1},
				note: `${count.toLocaleString('en')} keys`,
			});
		}
		return figures;
	},
};
