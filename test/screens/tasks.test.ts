/** Tasks and lanes on the screen, as they looked: at two sizes, on the embedded Python. */

import {expect, test} from 'vitest';
import type {Terminal} from '../helpers/terminal.ts';
import {atRest, openTalk, playOne, resizeTo, type Size} from './play.ts';

const narrow: Size = [80, 24];
const wide: Size = [120, 40];

/** How often each talk is played first, and what is pressed for each of the screens. Most talks show the tasks by themselves. */
const moments = [
	['bakery', 5, {tasks: '', lanes: 'T', 'lanes, time across': 'A'}],
	['task_group', 4, {tasks: '', lanes: 'T', 'lanes, time across': 'A'}],
	['race', 4, {tasks: 'T', lanes: 'T'}],
	['gather_failure', 4, {tasks: ''}],
	['too_slow', 3, {tasks: 'T', lanes: 'T', 'lanes, time across': 'A'}],
	['left_early', 5, {tasks: 'T', lanes: 'T'}],
	['kernel', 5, {lanes: 'T'}],
] as const;

/** What tells each of the screens. */
const titles: Readonly<Record<string, string>> = {
	tasks: '╭ tasks: ',
	lanes: '╭ lanes: ',
	'lanes, time across': 'ms a column',
};

/** The screen at both sizes. The one that it has is kept first, so that the window changes once. */
async function lookAt(terminal: Terminal, title: string): Promise<Map<Size, string>> {
	const [first, second] = terminal.columns === narrow[0] ? [narrow, wide] : [wide, narrow];
	const screens = [await terminal.waitFor(screen => atRest(screen) && screen.some(line => line.includes(title)))];
	screens.push(await resizeTo(terminal, second));
	return new Map([first, second].map((size, index) => [size, screens[index]?.join('\n') ?? '']));
}

test.each(moments)('the tasks and lanes of %s look as they did', async (sample, plays, looks) => {
	await using terminal = await openTalk(sample);
	for (let played = 0; played < plays; played++) await playOne(terminal);
	const kept = new Map<Size, string>();
	for (const [name, key] of Object.entries(looks)) {
		if (key !== '') terminal.press(key);
		for (const [size, screen] of await lookAt(terminal, titles[name] ?? name)) {
			kept.set(size, `${kept.get(size) ?? ''}== ${name}\n${screen}\n`);
		}
	}
	for (const [size, screens] of kept) {
		await expect(screens).toMatchFileSnapshot(`tasks-${sample}-${size.join('x')}.txt`);
	}
});
