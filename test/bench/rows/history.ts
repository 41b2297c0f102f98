import path from 'node:path';
import {position} from '../../app/drive.ts';
import {openApp, type Terminal} from '../../helpers/terminal.ts';
import {programs} from '../command.ts';

/** Stages for each number of the pipeline, about. */
const stagesOfNumber = 19;
/** How long it may take to come to the next rest, in milliseconds. */
const patience = 300_000;

/** An app of 120x40 on a native python, with at least so many stages of history; it stands at the newest. */
export async function openHistory(python: string, stages: number): Promise<Terminal> {
	const args = [path.join(programs, 'pipeline.py'), 'work(10**9)', '--python', python];
	const terminal = openApp(args, {columns: 120, rows: 40});
	await terminal.waitFor('your turn');
	terminal.press('n');
	await terminal.waitFor('next(my_gen)');
	while (position(terminal).of < stages) {
		const before = position(terminal).of;
		terminal.press('enter');
		const rested = (screen: readonly string[]): boolean =>
			screen.some(line => line.includes('was stopped here')) && position(terminal).of > before;
		await terminal.waitFor(rested, patience);
	}

	return terminal;
}

/** Places in a history, from which to step. */
export type Place = 'newest' | 'middle' | 'beginning';

/** Goes to a place. */
export async function goTo(terminal: Terminal, place: Place): Promise<void> {
	const {at, of} = position(terminal);
	if (place === 'newest') {
		terminal.press('end');
		if (at !== of) await moved(terminal, at);
		return;
	}

	terminal.press('home');
	if (at !== 0) await moved(terminal, at);
	if (place === 'beginning') return;
	terminal.press('/');
	terminal.type(`${Math.round(of / stagesOfNumber / 2)} to double`);
	await terminal.waitFor('to double');
	terminal.press('enter');
	await moved(terminal, 0);
	await terminal.waitFor('esc end search');
	terminal.press('escape');
	await terminal.waitFor(screen => !screen.join('\n').includes('esc end search'));
}

/** Waits until the header tells of another mark than `from`. */
export async function moved(terminal: Terminal, from: number): Promise<void> {
	await terminal.waitFor(() => position(terminal).at !== from, patience);
}
