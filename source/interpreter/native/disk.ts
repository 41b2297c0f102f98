/** What is found at a path, where any answer of the system is a value. */
import {execFileSync} from 'node:child_process';
import {accessSync, constants, readdirSync, statSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** `locked`: a folder on the way may not be looked into; `circle`: links go round. */
export type Found = 'file' | 'folder' | 'nothing' | 'locked' | 'circle' | 'unknown';

/** The system that a python is looked for on; a test gives another. */
export interface Disk {
	readonly windows: boolean;
	readonly rules: Pick<typeof path, 'join' | 'resolve' | 'delimiter' | 'extname' | 'sep'>;
	readonly env: NodeJS.ProcessEnv;
	/** The person's own folder. */
	readonly home: string;
	look(file: string): Found;
	isExecutable(file: string): boolean;
	/** The names in a folder; none where it cannot be read. */
	list(folder: string): readonly string[];
	/** What a program says on stdout; null where it fails. */
	ask(file: string, args: readonly string[]): string | null;
}

const codes: Readonly<Record<string, Found>> = {
	ENOENT: 'nothing',
	ENOTDIR: 'nothing',
	EACCES: 'locked',
	EPERM: 'locked',
	ELOOP: 'circle',
};

/** This machine's. */
export function thisDisk(env: NodeJS.ProcessEnv): Disk {
	return {
		windows: process.platform === 'win32',
		rules: path,
		env,
		home: os.homedir(),
		look(file) {
			try {
				const stats = statSync(file);
				return stats.isDirectory() ? 'folder' : 'file';
			} catch (error) {
				return codes[(error as NodeJS.ErrnoException).code ?? ''] ?? 'unknown';
			}
		},
		isExecutable(file) {
			try {
				accessSync(file, constants.X_OK);
				return true;
			} catch {
				return false;
			}
		},
		list(folder) {
			try {
				return readdirSync(folder);
			} catch {
				return [];
			}
		},
		ask(file, args) {
			try {
				// A batch file is no program by itself: Windows has its own shell run it.
				const shell = /\.(?:bat|cmd)$/i.test(file);
				const options = {env, encoding: 'utf8', timeout: 5000, windowsHide: true, shell} as const;
				return execFileSync(shell ? `"${file}"` : file, shell ? args.map(arg => `"${arg}"`) : args, {
					...options,
					stdio: ['ignore', 'pipe', 'ignore'],
				}).trim();
			} catch {
				return null;
			}
		},
	};
}
