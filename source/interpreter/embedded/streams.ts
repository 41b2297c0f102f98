/** Where what the program of the embedded Python reads and writes comes from and goes to. */

import process from 'node:process';
import {isatty} from 'node:tty';
import type {PyodideAPI} from 'pyodide';
import {createOutputDecoder} from '../output-decoder.ts';
import {readBlocking, writeBlocking} from './blocking.ts';
import {channel} from './settings.ts';

function connectStdin(python: PyodideAPI): void {
	python.setStdin({isatty: isatty(0), read: buffer => attempt(python, () => readBlocking(0, buffer))});
}

function attempt<T>(python: PyodideAPI, act: () => T): T {
	try {
		return act();
	} catch (error) {
		// For example EPIPE: Python makes its own exception of it.
		const codes = python.ERRNO_CODES as unknown as Record<string, number>;
		throw new python.FS.ErrnoError(codes[(error as NodeJS.ErrnoException).code ?? ''] ?? codes['EIO']);
	}
}

/** Connects what goes to Python's file descriptors 0, 1 and 2 with those of the process, byte for byte. */
export function inheritStreams(python: PyodideAPI): void {
	connectStdin(python);
	const writer = (fd: 1 | 2) => ({
		isatty: isatty(fd),
		write(bytes: Uint8Array) {
			attempt(python, () => writeBlocking(fd, bytes));
			return bytes.length;
		},
	});
	python.setStdout(writer(1));
	python.setStderr(writer(2));
}

/** Makes `output` observations of what goes to Python's file descriptors 1 and 2; 0 is that of the process. */
export function captureStreams(python: PyodideAPI): void {
	connectStdin(python);
	const writer = (stream: 'stdout' | 'stderr') => {
		const decoder = createOutputDecoder();
		const tell = (text: string): void => {
			if (text === '') return;
			const line = `${JSON.stringify({event: 'output', stream, text, around: true})}\n`;
			writeBlocking(channel.observations, Buffer.from(line));
		};
		process.on('exit', () => tell(decoder.end()));
		return {
			write(bytes: Uint8Array) {
				tell(decoder.write(bytes));
				return bytes.length;
			},
		};
	};
	python.setStdout(writer('stdout'));
	python.setStderr(writer('stderr'));
}
