import {renameSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {watchFile} from '../../source/session/watch-file.ts';
import {temporaryFile} from './at-session.ts';

/** Waits until a condition holds; fails after a long time. */
async function until(condition: () => boolean): Promise<void> {
	const end = Date.now() + 10_000;
	while (!condition()) {
		if (Date.now() > end) throw new Error('It did not come about.');
		await new Promise(resolve => {
			setTimeout(resolve, 5);
		});
	}
}

/** Long enough for a change to be told, if it were one. */
async function settled(): Promise<void> {
	await new Promise(resolve => {
		setTimeout(resolve, 250);
	});
}

test('tells of each other content, also when the file is replaced by another, and of nothing else', async () => {
	await using program = await temporaryFile('program.py', 'x = 1\n');
	const {file} = program;
	let told = 0;
	const stop = watchFile(file, () => told++, {debounce: 20, poll: 60_000});
	try {
		writeFileSync(file, 'x = 2\n');
		await until(() => told === 1);

		// As editors do it: a new file gets the old name.
		writeFileSync(`${file}~`, 'x = 3\n');
		renameSync(`${file}~`, file);
		await until(() => told === 2);
		writeFileSync(file, 'x = 4\n');
		await until(() => told === 3);

		utimesSync(file, new Date(), new Date());
		writeFileSync(file, 'x = 4\n');
		writeFileSync(`${file}.bak`, 'x = 5\n');
		await settled();
		expect(told).toBe(3);

		rmSync(file);
		await settled();
		expect(told).toBe(3);
		writeFileSync(file, 'x = 6\n');
		await until(() => told === 4);
	} finally {
		stop();
	}
	writeFileSync(file, 'x = 7\n');
	await settled();
	expect(told).toBe(4);
});

test('where the folder gives no sign it looks from time to time', async () => {
	await using program = await temporaryFile('program.py', 'x = 1\n');
	let told = 0;
	const stop = watchFile(program.file, () => told++, {debounce: 60_000, poll: 20});
	program.write('x = 2\n');
	await until(() => told === 1);
	stop();
});
