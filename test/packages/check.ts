/** What an installed gen-step has to do: the main job, and a program with two modules and a data file. */
import {spawnSync} from 'node:child_process';
import {copyFileSync, mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {root} from '../helpers/terminal.ts';

/** How to run an installed gen-step. */
export interface Installed {
	/** The command, and the arguments in front of ours. */
	readonly command: readonly string[];
	readonly cwd: string;
	readonly env?: NodeJS.ProcessEnv;
	/** Another user. */
	readonly uid?: number;
}

/** What came of it: nothing, or what was wrong. */
export interface Checked {
	readonly mainJob: string;
	readonly modules: string;
	/** How long the second one took, in seconds. */
	readonly seconds: number;
}

/** The programs that are run, put into a folder. */
export function writePrograms(folder: string): void {
	mkdirSync(folder, {recursive: true});
	copyFileSync(path.join(root, 'samples/delegator.py'), path.join(folder, 'delegator.py'));
	writeFileSync(path.join(folder, 'main.py'), 'import helper\nprint(open("data.txt").read(), list(helper.g()))\n');
	writeFileSync(path.join(folder, 'helper.py'), 'def g():\n    yield 1\n');
	writeFileSync(path.join(folder, 'data.txt'), 'data');
}

/** Runs both, and looks at what they say. */
export function check(installed: Installed): Checked {
	const log = run(installed, 'delegator.py', 'delegator()', '--drive', 'next; send(100)');
	const began = performance.now();
	const output = run(installed, 'main.py', '--report', 'output');
	return {
		mainJob: log.includes('StopIteration: 3') ? '' : short(log),
		modules: output === 'data [1]\n' ? '' : short(output),
		seconds: (performance.now() - began) / 1000,
	};
}

/** The last line that says something, of which a table has room for so much. */
const short = (text: string): string => text.trim().split('\n').at(-1)?.slice(0, 90) || 'nothing was printed';

function run({command: [file = '', ...before], cwd, env, uid}: Installed, ...args: string[]): string {
	const {stdout, stderr, error} = spawnSync(file, [...before, ...args], {
		cwd,
		env: {...process.env, ...env},
		encoding: 'utf8',
		timeout: 60_000,
		shell: process.platform === 'win32',
		...(uid === undefined ? {} : {uid, gid: uid}),
	});
	return error === undefined ? `${stdout}${stderr}` : error.message;
}
