import process from 'node:process';
import {position} from '../../app/drive.ts';
import {pythonOf} from '../../helpers/pythons.ts';
import {root, Terminal} from '../../helpers/terminal.ts';
import type {Context, Figure, Row} from '../row.ts';
import {median, quantile} from '../statistics.ts';
import {duration} from '../words.ts';
import {goTo, moved, openHistory, type Place} from './history.ts';

/** A frame of a screen that shows 60 of them a second, in milliseconds. */
const frame = 1000 / 60;

/** Steps that never leave the history, each with a change of mark: by stages, lines and resumptions, to and fro. */
const steps: Readonly<Record<Place, readonly string[]>> = {
	newest: ['left', 'left', 'k', 'H', 'right', 'H', 'left', 'j', 'home', 'end'],
	middle: ['left', 'right', 'k', 'H', 'right', 'L', 'left', 'j', 'H', 'right'],
	beginning: ['right', 'right', 'right', 'j', 'L', 'left', 'j', 'H', 'end', 'home'],
};

/** The time from a key to the last byte of the frame that shows its mark, in milliseconds. */
async function timeOf(terminal: Terminal, key: string): Promise<number> {
	const from = position(terminal).at;
	const pressed = performance.now();
	terminal.press(key);
	await moved(terminal, from);
	return terminal.heardAt - pressed;
}

/** Presses all keys in two apps in turns. */
async function press(context: Context, apps: readonly Terminal[]): Promise<readonly number[][]> {
	const times = apps.map(() => [] as number[]);
	for (const place of ['newest', 'middle', 'beginning'] as const) {
		for (const app of apps) await goTo(app, place);
		for (let round = context.quick ? 2 : 8; round > 0; round--) {
			for (const key of steps[place]) {
				for (const [index, app] of apps.entries()) times[index]?.push(await timeOf(app, key));
			}
		}
	}

	return times;
}

/** What a program takes that does nothing but say which key it got. */
async function floor(count: number): Promise<number> {
	await using echo = new Terminal(process.execPath, [`${root}/test/helpers/fixtures/echo-keys.mjs`]);
	await echo.waitFor('input');
	const times: number[] = [];
	for (let round = 0; round < count; round++) {
		const key = round % 2 === 0 ? 'a' : 'b';
		const pressed = performance.now();
		echo.press(key);
		await echo.waitFor(`input "${key}"`);
		times.push(echo.heardAt - pressed);
	}

	return quantile(times, 0.95);
}

/** How long a person waits for the screen behind a key, with a long history. */
export const keys: Row = {
	id: 'keys',
	what: 'key to painted screen, p95, 120x40; step back anywhere',
	against: 'one 60 Hz frame, 16.7 ms',
	async measure(context) {
		const python = pythonOf('3.13');
		if (python === undefined) throw new Error('There is no CPython 3.13 here.');
		context.say('making 100,000 stages of history');
		await using short = await openHistory(python.file, 100_000);
		context.say('making 1,000,000 stages of history');
		await using long = await openHistory(python.file, 1_000_000);
		const note = `a program that only echoes a key: p95 ${duration(await floor(60))}`;
		const [few = [], many = []] = await press(context, [short, long]);
		const figure = (name: string, times: readonly number[]): Figure => ({
			name,
			ours: `p95 ${duration(quantile(times, 0.95))}, median ${duration(median(times))}`,
			against: duration(frame),
			value: quantile(times, 0.95) / frame,
			unit: 'frames',
			target: {most: 1},
			note,
		});
		return [
			figure('100,000 stages', few),
			figure('1,000,000 stages', many),
			{
				name: 'no slower at 1,000,000 (medians)',
				ours: duration(median(many)),
				against: duration(median(few)),
				value: median(many) / median(few),
				unit: 'x',
				// Two samples of the same thing differ by so much.
				target: {most: 1.1},
			},
		];
	},
};
