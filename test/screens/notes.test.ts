/** Demos from their beginning to their end, with the notes in a second terminal, played by keys of both in turns. */

import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {openApp, type Terminal} from '../helpers/terminal.ts';
import {atRest, goesOn, progress} from './play.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'notes-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const sizes = [
	[80, 24],
	[120, 40],
] as const;
/** The demos, and the item at which the notes are kept, besides the beginning and the end. */
const samples = [
	['delegator', 7],
	['plain_generator', 6],
	['two_workers', 19],
] as const;

/** What both terminals say alike: the item and the stage. While the room is asked, the speaker sees how many stages there are. */
function together(audience: readonly string[], speaker: readonly string[]): boolean {
	const [header = ''] = speaker;
	const stage = /stage \d+ /.exec(audience[0] ?? '')?.[0];
	const next = /space (play.*?)(?: {2}|$)/.exec(audience.at(-1) ?? '')?.[1];
	return stage !== undefined && header.includes(stage) && (next === undefined || (speaker.at(-1) ?? '').includes(next));
}

async function bothAtRest(audience: Terminal, speaker: Terminal): Promise<readonly [string[], string[]]> {
	const heard = await audience.waitFor(atRest);
	const seen = await speaker.waitFor(screen => together(audience.screen(), screen) && atRest(audience.screen()));
	return [heard, seen];
}

test.each(samples)('the talk over %s, with notes beside it', async (sample, kept) => {
	const env = {XDG_RUNTIME_DIR: folder};
	const talk = [`samples/${sample}.py`, '--drive', `samples/${sample}.demo`, '--notes'];
	await using audience = openApp(talk, {env});
	await audience.waitFor(goesOn);
	await using speaker = openApp(['--notes'], {env});
	await speaker.waitFor('space play 1/');
	const screens: string[] = [];
	const look = async (title: string): Promise<void> => {
		for (const [columns, rows] of sizes) {
			speaker.resize(columns, rows);
			// The emulator keeps what is right of a narrower window.
			const shown = (screen: readonly string[]): string[] => screen.map(line => line.slice(0, columns).trimEnd());
			await speaker.waitFor(screen => screen.length === rows && shown(screen)[0]?.length === columns - 1);
			const [, notes] = await bothAtRest(audience, speaker);
			screens.push(
				`== ${title}, ${columns}x${rows}`,
				...shown(notes).map(line => line.replace(/ \d+:\d\d {2}/, ' 0:00  ')),
			);
		}
	};

	await look('the beginning');
	let played = 0;
	for (
		let [screen] = await bothAtRest(audience, speaker);
		goesOn(screen);
		[screen] = await bothAtRest(audience, speaker)
	) {
		const before = progress(screen);
		(played % 2 === 0 ? speaker : audience).press('space');
		await audience.waitFor(now => progress(now) !== before && atRest(now));
		played += 1;
		if (played === kept) await look(`item ${played}`);
	}
	expect(played).toBeGreaterThan(kept);
	await look('the end');
	await expect(`${screens.join('\n')}\n`).toMatchFileSnapshot(`notes-${sample}.txt`);
});
