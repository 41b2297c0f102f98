import {spawnSync} from 'node:child_process';
import {closeSync, existsSync, openSync} from 'node:fs';
import process from 'node:process';
import {afterAll, expect, test} from 'vitest';
import {command, folderWith, genStepToHead} from './cli.ts';

const {folder, remove} = folderWith({
	'gen.py': 'def g():\n    x = yield 1\n\n\nlist(g())\n',
	'long.py': 'def g():\n    for i in range(100000):\n        yield i\n\n\nlist(g())\n',
});
afterAll(remove);

/** Runs it with the descriptor `full` on a device without space. */
function onFullDisk(full: 1 | 2, ...args: string[]) {
	const device = openSync('/dev/full', 'w');
	try {
		const pipes = [1, 2].map(fd => (fd === full ? device : 'pipe'));
		return spawnSync(process.execPath, [command, ...args], {
			cwd: folder,
			encoding: 'utf8',
			stdio: ['ignore', ...pipes],
		});
	} finally {
		closeSync(device);
	}
}

const noSpace = 'gen-step: The output could not be written: no space is left on the device.\n';

test
	.runIf(existsSync('/dev/full'))
	.each([
		['--help'],
		['--version'],
		['gen.py'],
		['gen.py', 'g()', '--report', 'table'],
		['gen.py', '--report', 'json'],
		['gen.py', 'g()', '--report', 'client'],
		['long.py', '--report', 'log'],
	])('a full disk is told in one sentence, with status 1: %s %s %s %s', (...args) => {
	const {status, stderr} = onFullDisk(1, ...args);
	expect(stderr).toBe(noSpace);
	expect(status).toBe(1);
});

test.runIf(existsSync('/dev/full'))('where nothing can be said, the exit status still is', () => {
	expect(onFullDisk(2, 'gen.py', '--wat').status).toBe(2);
	expect(onFullDisk(2, 'nowhere.py').status).toBe(2);
});

test('a reader that has enough is no failure', async () => {
	expect(await genStepToHead(['long.py'], folder, 10)).toBe(0);
});
