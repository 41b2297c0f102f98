import path from 'node:path';
import {position} from '../../app/drive.ts';
import {pythonOf} from '../../helpers/pythons.ts';
import {openApp, type Terminal} from '../../helpers/terminal.ts';
import {programs} from '../command.ts';
import type {Row} from '../row.ts';
import {median, quantile} from '../statistics.ts';
import {duration} from '../words.ts';
import {moved} from './history.ts';

/** A frame of a screen that shows 60 of them a second, in milliseconds. */
const frame = 1000 / 60;
/** How long the whole program may take, in milliseconds. */
const patience = 600_000;

/** Steps within the history, by stages and by switches. */
const steps = ['left', 'left', '(', 'right', '(', '(', ')', 'left', 'H', ')'];

/** What is shown, the key that leads there, and a sign that it is on the screen. */
const shown = [
	['frames', '', '╭ frames'],
	['tasks', 'T', '╭ tasks: '],
	['lanes', 'T', '╭ lanes: '],
	['lanes, time across', 'A', 'ms a column'],
] as const;

async function timeOf(terminal: Terminal, key: string): Promise<number> {
	const from = position(terminal).at;
	const pressed = performance.now();
	terminal.press(key);
	await moved(terminal, from);
	return terminal.heardAt - pressed;
}

/** How long a person waits for the screen behind a key, with a thousand tasks of twenty steps. */
export const tasks: Row = {
	id: 'tasks',
	what: 'key to painted screen, p95, 120x40; 1,000 tasks of 20 steps',
	against: 'one 60 Hz frame, 16.7 ms',
	async measure(context) {
		const python = pythonOf('3.13');
		if (python === undefined) throw new Error('There is no CPython 3.13 here.');
		const args = [path.join(programs, 'tasks.py'), '--python', python.file, '--clock', 'virtual', '--until', 'end'];
		await using terminal = openApp(args, {columns: 120, rows: 40});
		context.say('running 1,000 tasks of 20 steps');
		const rests = (screen: readonly string[]): boolean => /■ over|was stopped here/.test(screen.join(' '));
		await terminal.waitFor(rests, patience);
		// So many stages take more than one go.
		while (!terminal.screen().join(' ').includes('■ over')) {
			terminal.press('U');
			await terminal.waitFor('Until');
			terminal.type('end');
			terminal.press('enter');
			await terminal.waitFor(screen => !rests(screen));
			await terminal.waitFor(rests, patience);
		}
		const measured: [string, number[]][] = [];
		for (const [pane, key, sign] of shown) {
			if (key !== '') terminal.press(key);
			await terminal.waitFor(sign);
			const times: number[] = [];
			for (let round = context.quick ? 3 : 10; round > 0; round--) {
				for (const key of steps) times.push(await timeOf(terminal, key));
			}
			measured.push([pane, times]);
		}
		return measured.map(([pane, times]) => ({
			name: pane,
			ours: `p95 ${duration(quantile(times, 0.95))}, median ${duration(median(times))}`,
			against: duration(frame),
			value: quantile(times, 0.95) / frame,
			unit: 'frames',
			target: {most: 1},
		}));
	},
};
