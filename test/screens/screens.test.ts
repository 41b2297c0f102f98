import {readdirSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {root} from '../helpers/terminal.ts';
import {loopSamples} from '../recordings/runs.ts';
import {atRest, currentKind, goesOn, nextPress, openTalk, playOne, resizeTo, sizes} from './play.ts';

const samples = readdirSync(path.join(root, 'samples'))
	.filter(name => name.endsWith('.demo'))
	.map(name => path.basename(name, '.demo'))
	// What they tell is held by test/loops.
	.filter(name => !loopSamples.includes(name));

/** The moments that are kept, besides the end: the first of each of these stages that the talk stops at. */
const telling = ['push', 'assign', 'yield', 'return'];
/** The same for what a press does. */
const acts = ['show', 'only', 'ask the room', 'fold the lines', 'until', 'follow'];

/** `npm run screens` makes the stored screens anew; look at what it changed. */
test.each(samples)('the talk over %s looks as it did, at all sizes', async sample => {
	await using terminal = await openTalk(sample);
	const kept = new Map(sizes.map(size => [size, [] as string[]]));
	const look = async (title: string): Promise<void> => {
		for (const size of sizes) {
			const screen = await resizeTo(terminal, size);
			kept.get(size)?.push(`== ${title}`, ...screen);
		}
		await resizeTo(terminal, [80, 24]);
	};

	const left = new Set([...telling, ...acts]);
	for (let screen = await terminal.waitFor(atRest); goesOn(screen); screen = await terminal.waitFor(atRest)) {
		const next = nextPress(screen);
		const kind = currentKind(await playOne(terminal)) ?? '';
		const act = acts.find(each => next.startsWith(each)) ?? '';
		if (left.delete(act)) await look(next);
		else if (left.delete(kind)) await look(`the first ${kind}`);
	}
	await look('the end');
	for (const [[columns, rows], screens] of kept) {
		await expect(`${screens.join('\n')}\n`).toMatchFileSnapshot(`${sample}-${columns}x${rows}.txt`);
	}
	terminal.press('q', 'q');
	expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
});
