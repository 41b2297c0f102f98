import {type ChildProcess, spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import type {Socket} from 'node:net';
import path from 'node:path';
import {createInterface} from 'node:readline';

/** How a run of a program in a plain Python came out. */
export interface Ran {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
	/** It was stopped. */
	readonly isLate: boolean;
}

/** `reports`: rewritten, so that it reports on itself. */
export type How = 'plain' | 'reports';

const script = path.join(import.meta.dirname, 'python', 'run.py');
/** It was ended by SIGPROF. */
const late = -27;

/** A Python of the machine, with nothing of ours in it, that runs one program after the other, each in a process of its own. */
class Runner {
	readonly #child: ChildProcess;
	readonly #answers: Array<(status: number) => void> = [];
	#last: Promise<unknown> = Promise.resolve();

	constructor(python: string) {
		this.#child = spawn(python, ['-u', '-S', '-E', script], {stdio: ['pipe', 'pipe', 'inherit']});
		createInterface({input: this.#child.stdout as Socket}).on('line', line => this.#answers.shift()?.(Number(line)));
		this.#keepsAlive(false);
	}

	/** One after the other. */
	run(file: string, how: How): Promise<Ran> {
		const ran = this.#last.then(() => this.#run(file, how));
		this.#last = ran;
		return ran;
	}

	async #run(file: string, how: How): Promise<Ran> {
		const stdout = `${file}.${how}.stdout`;
		const stderr = `${file}.${how}.stderr`;
		this.#keepsAlive(true);
		const status = await new Promise<number>((resolve, reject) => {
			this.#answers.push(resolve);
			this.#child.once('exit', reject);
			this.#child.stdin?.write(`${[how, file, stdout, stderr].join('\t')}\n`);
		});
		this.#child.removeAllListeners('exit');
		this.#keepsAlive(false);
		return {
			status,
			stdout: readFileSync(stdout, 'utf8'),
			stderr: readFileSync(stderr, 'utf8'),
			isLate: status === late,
		};
	}

	/** Whether Node waits for it. */
	#keepsAlive(isAtWork: boolean): void {
		for (const one of [this.#child, this.#child.stdin as Socket, this.#child.stdout as Socket])
			if (isAtWork) one.ref();
			else one.unref();
	}
}

const runners = new Map<string, Runner>();

/** Runs a program in a Python of the machine, with nothing of ours in it. */
export function runPython(python: string, file: string, how: How): Promise<Ran> {
	const runner = runners.get(python) ?? new Runner(python);
	runners.set(python, runner);
	return runner.run(file, how);
}
