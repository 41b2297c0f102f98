import {test} from 'vitest';
import {random} from '../helpers/random.ts';
import type {Terminal} from '../helpers/terminal.ts';
import {atRest, goesOn, openTalk, playOne, resizeTo, sizes} from './play.ts';

async function playAll(terminal: Terminal): Promise<void> {
	while (goesOn(await terminal.waitFor(atRest))) await playOne(terminal);
}

test.each([1, 2, 3])(
	'after a storm of sizes while stepping, the screen is right for its size (seed %i)',
	async seed => {
		const next = random(seed);
		const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
		await using calm = await openTalk('delegator');
		await playAll(calm);
		await using stormy = await openTalk('delegator');
		await playAll(stormy);

		for (let round = 0; round < 50; round++) {
			// Also sizes that are too small for anything, and several at once.
			stormy.resize(between(20, 220), between(5, 70));
			stormy.press(next() < 0.7 ? 'left' : 'right');
			if (next() < 0.3) await stormy.waitFor(screen => screen.join('').trim() !== '');
		}
		// The same place, and no note: that stands until the next key.
		for (const terminal of [calm, stormy]) terminal.press('end', 'left', 'right');
		for (const size of sizes) {
			stormy.resize(size[0], size[1]);
			const expected = await resizeTo(calm, size);
			await stormy.waitFor(screen => screen.join('\n') === expected.join('\n'), 5000);
		}
	},
);
