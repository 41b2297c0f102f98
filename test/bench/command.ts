import {spawn} from 'node:child_process';
import {closeSync, openSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {root} from '../helpers/terminal.ts';

/** The command as it is built. */
export const genStep: readonly string[] = [process.execPath, path.join(root, 'dist/cli.js')];

export const programs: string = path.join(import.meta.dirname, 'programs');
export const baselines: string = path.join(import.meta.dirname, 'baselines');

/** What came of a command. */
export interface Timed {
	/** From its start to its end, in milliseconds. */
	readonly time: number;
	/** Its stdout; empty where that went to a file. */
	readonly output: string;
}

/** Runs a command with no terminal and times it as a whole. Rejects when it fails. */
export function run([file = '', ...args]: readonly string[], options: {readonly into?: string} = {}): Promise<Timed> {
	return new Promise((resolve, reject) => {
		const into = options.into === undefined ? undefined : openSync(options.into, 'w');
		const began = performance.now();
		const child = spawn(file, args, {
			stdio: ['ignore', into ?? 'pipe', 'pipe'],
			env: {...process.env, PYTHONDONTWRITEBYTECODE: '1', LANG: 'C.UTF-8'},
		});
		const output: Buffer[] = [];
		const errors: Buffer[] = [];
		child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
		child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
		child.once('error', reject);
		child.once('close', status => {
			const time = performance.now() - began;
			if (into !== undefined) closeSync(into);
			if (status === 0) resolve({time, output: Buffer.concat(output).toString()});
			else reject(new Error(`${path.basename(file)} ended with ${status}: ${Buffer.concat(errors).toString().trim()}`));
		});
	});
}
