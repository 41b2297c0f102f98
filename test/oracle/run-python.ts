import {spawnSync} from 'node:child_process';
import process from 'node:process';

/** How a run of a program in a plain Python came out. */
export interface Ran {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
	/** It was stopped. */
	readonly isLate: boolean;
}

const mostMilliseconds = 10_000;

/** Runs a Python of the machine, with nothing of ours in it. */
export function runPython(python: string, args: readonly string[]): Ran {
	const {status, stdout, stderr, error} = spawnSync(python, ['-u', '-S', '-E', ...args], {
		encoding: 'utf8',
		timeout: mostMilliseconds,
		maxBuffer: 1 << 26,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: process.env,
	});
	return {status, stdout, stderr, isLate: error !== undefined};
}
