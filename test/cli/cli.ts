import {execFile, spawn} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** The command as it is built. */
export const command = path.resolve(import.meta.dirname, '../../dist/cli.js');

/** What came of a command. */
export interface Answer {
	readonly output: string;
	readonly errors: string;
	readonly status: number | null;
}

/** Runs `gen-step ARGS` with no terminal. */
export function genStep(
	args: readonly string[],
	options: {cwd?: string; stdin?: string; env?: Record<string, string>} = {},
): Promise<Answer> {
	return new Promise(resolve => {
		const env = {...process.env, PYTHONDONTWRITEBYTECODE: '1', LANG: 'C.UTF-8', ...options.env};
		const child = execFile(
			process.execPath,
			[command, ...args],
			{cwd: options.cwd, env, encoding: 'latin1', maxBuffer: 2 ** 28},
			(_error, output, errors) => resolve({output, errors, status: child.exitCode}),
		);
		child.stdin?.on('error', () => {});
		child.stdin?.end(options.stdin ?? '');
	});
}

/** Runs it, reads so many bytes of its output, and closes that: what `| head` does. */
export function genStepToHead(args: readonly string[], cwd: string, bytes: number): Promise<number | string | null> {
	return new Promise(resolve => {
		const child = spawn(process.execPath, [command, ...args], {cwd, stdio: ['ignore', 'pipe', 'ignore']});
		let read = 0;
		child.stdout.on('data', chunk => {
			read += (chunk as Buffer).length;
			if (read >= bytes) child.stdout.destroy();
		});
		child.once('exit', (status, signal) => resolve(signal ?? status));
	});
}

/** A new folder with files in it, and the way to take it away. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): {folder: string; remove(): void} {
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-cli-'));
	for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
	return {folder, remove: () => rmSync(folder, {recursive: true, force: true})};
}
