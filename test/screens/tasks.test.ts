import {expect, test} from 'vitest';
import {openApp} from '../helpers/terminal.ts';
import {atRest, resizeTo, type Size} from './play.ts';

const sizes: readonly Size[] = [
	[80, 24],
	[120, 40],
];

/** `npm run screens` makes the stored screens anew; look at what it changed. */
test('the tasks and the lanes of a sample look as they did', async () => {
	await using terminal = openApp(['samples/two_workers.py', '--until', 'output [bob] dry']);
	await terminal.waitFor(screen => /stage \d\d/.test(screen[0] ?? '') && atRest(screen));
	const kept = new Map(sizes.map(size => [size, [] as string[]]));
	const look = async (title: string): Promise<void> => {
		for (const size of sizes) kept.get(size)?.push(`== ${title}`, ...(await resizeTo(terminal, size)));
	};

	terminal.press('T');
	await terminal.waitFor('╭ tasks: 3');
	await look('the tasks');
	// The panes that take the focus before it are others at other sizes.
	for (let presses = 0; !terminal.screen().join('\n').includes('[tasks: 3'); presses++) {
		expect(presses).toBeLessThan(9);
		const before = terminal.screen().join('\n');
		terminal.press('tab');
		await terminal.waitFor(screen => screen.join('\n') !== before);
	}
	terminal.press('up');
	await terminal.waitFor('›');
	await look('a task that is marked');
	terminal.press('escape');
	await terminal.waitFor('╭ tasks: 3');
	terminal.press('T');
	await terminal.waitFor('╭ lanes: 4');
	await look('the lanes');
	for (const [[columns, rows], screens] of kept) {
		await expect(`${screens.join('\n')}\n`).toMatchFileSnapshot(`tasks-${columns}x${rows}.txt`);
	}
});
