import {spawn} from 'node:child_process';
import {statSync} from 'node:fs';
import process from 'node:process';

/** How a process ended. */
export interface Ended {
	/** For example `status 0`, `SIGSEGV` or `hung`. */
	readonly how: string;
	/** The end of what it wrote on stderr. */
	readonly stderr: string;
}

export interface Patient {
	readonly command: readonly string[];
	readonly cwd: string;
	readonly env: NodeJS.ProcessEnv;
	/** The file that grows while the process makes progress. */
	readonly progress: string;
	/** How long that may stay as it is, in milliseconds. Then the process and all that it started are ended. */
	readonly patience: number;
}

/** Runs a process to its end, in a group of its own. Never rejects. */
export async function runPatiently({command, cwd, env, progress, patience}: Patient): Promise<Ended> {
	const [file = '', ...args] = command;
	const child = spawn(file, args, {cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true});
	let stderr = '';
	let isHung = false;
	child.stdout.resume();
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		stderr = (stderr + text).slice(-10_000);
	});
	let last = Date.now();
	const timer = setInterval(() => {
		const now = Date.now();
		last = Math.max(last, statSync(progress, {throwIfNoEntry: false})?.mtimeMs ?? 0);
		if (now - last < patience) return;
		isHung = true;
		// A traced Python has a group of its own, which ends with the process that started it.
		if (child.pid !== undefined) kill(-child.pid);
	}, 1000);
	return new Promise(resolve => {
		const ended = (how: string): void => {
			clearInterval(timer);
			if (child.pid !== undefined) kill(-child.pid);
			resolve({how: isHung ? 'hung' : how, stderr});
		};
		child.once('error', error => ended(String(error)));
		child.once('exit', (status, signal) => ended(signal ?? `status ${status}`));
	});
}

function kill(group: number): void {
	try {
		process.kill(group, 'SIGKILL');
	} catch {
		// It is over.
	}
}
