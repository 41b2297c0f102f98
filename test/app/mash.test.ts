import {setTimeout as pause} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {random} from '../helpers/random.ts';
import {stormKeys} from '../helpers/storm-keys.ts';
import {openApp, type Terminal} from '../helpers/terminal.ts';
import {position, waitForStage} from './drive.ts';

const keys = [...stormKeys, '\u001B[200~x\ny\u001B[201~'];

/** Waits until every key before has been taken: a pasted text shows up in a prompt, or is refused in a sentence. */
async function caughtUp(terminal: Terminal): Promise<void> {
	for (let tries = 0; tries < 10; tries++) {
		terminal.paste('the mark');
		// What a search found may be said over it.
		const shown = await terminal.waitFor(/the mark|Pasted text goes/, 3000).catch(() => null);
		if (shown !== null) return;
	}
	throw new Error(`Pasted text does not arrive:\n${terminal.text()}`);
}

/** Out of whatever is open, and no program running on. */
async function calmDown(terminal: Terminal): Promise<void> {
	const calm = (screen: readonly string[]): boolean =>
		/your turn|over|live|looking back|^ gen-step +\S+ +CPython [\d.]+ embedded$/.test(screen[0] ?? '') &&
		/\? help/.test(screen.at(-1) ?? '') &&
		!/x stop|esc /.test(screen.at(-1) ?? '');
	for (let round = 0; round < 40 && !calm(await terminal.waitFor(() => true)); round++) {
		terminal.press('escape');
		// Behind an escape nothing may come at once, or it would be a key with alt.
		await pause(150);
	}
	await terminal.waitFor(calm);
}

test.each([
	[1, 'samples/delegator.py', 'delegator()'],
	[2, 'samples/three_yields.py', 'foo()'],
	[3, 'test/app/programs/endless.py', 'endless()'],
	[4, 'samples/most_recent_caller.py', undefined],
])(
	'after 2,500 random keys (seed %i) over %s the app answers, and history is whole',
	async (seed, file, expression) => {
		const next = random(seed);
		await using terminal = openApp([file, ...(expression === undefined ? [] : [expression])]);
		await terminal.waitFor(screen => terminal.bracketedPaste && /your turn|⏎ drive it/.test(screen.join()));
		if (expression === undefined) terminal.press('enter');
		for (let burst = 0; burst < 50; burst++) {
			const struck = Array.from({length: 50}, () => keys[Math.floor(next() * keys.length)] ?? '');
			terminal.type(struck.join(''));
			await caughtUp(terminal);
		}
		await calmDown(terminal);
		// What is under way may have left the run for the menu.
		if (terminal.text().includes('what to drive')) terminal.press('enter');
		await calmDown(terminal);

		// With stages folded, a step back would pass some.
		for (const [word, key] of [
			[' less', '<'],
			[' only ', 'g'],
		] as const) {
			if (!terminal.screen()[0]?.includes(word)) continue;
			terminal.press(key);
			await terminal.waitFor(screen => !screen[0]?.includes(word));
		}

		terminal.press('end');
		await terminal.waitFor(screen => /stage (\d+) of \1$/.test(screen[0] ?? ''));
		// A watch that Python cannot compile goes as soon as Python has said so.
		await terminal.waitFor(screen => !screen.some(row => /^ watch .* {2}…(?: \(\d+ more above\))?\s*$/.test(row)));
		const {of: length} = position(terminal);
		const bodies = new Map<number, string>();
		const body = (): string => terminal.screen().slice(1, -3).join('\n');
		const first = Math.max(0, length - 10);
		for (let stage = length - 1; stage >= first; stage--) {
			terminal.press('left');
			await waitForStage(terminal, stage);
			bodies.set(stage, body());
		}
		terminal.press('home');
		await waitForStage(terminal, 0);
		terminal.press('end');
		await waitForStage(terminal, length);
		for (let stage = length - 1; stage >= first; stage--) {
			terminal.press('left');
			await waitForStage(terminal, stage);
			expect(body(), `stage ${stage}`).toBe(bodies.get(stage));
		}
		terminal.press('q', 'q');
		expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
		expect(terminal.alternateScreen).toBe(false);
	},
);
