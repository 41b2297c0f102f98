/** Ends the embedded Python's process when the app is gone. */

import {Socket} from 'node:net';
import process from 'node:process';
import type {PyodideAPI} from 'pyodide';
import {poll, writeBlocking} from './blocking.ts';
import {channel} from './settings.ts';

const sigint = 2;

/** How often Python's question for a signal is passed on to the system, in milliseconds. */
const interval = 5;

// Node makes the descriptor non-blocking by this, and it has to be kept, or it would close it. Nothing is read here.
const keeper = new Socket({fd: channel.lifeline, readable: true, writable: true});
keeper.pause();
keeper.unref();

// Node 26 and newer: no other socket can be made from now on.
const {permission} = process as {permission?: {drop?: (scope: 'net') => void}};
permission?.drop?.('net');

/** Tells the app something about this process, as a line of JSON. */
export function note(content: Readonly<Record<string, unknown>>): void {
	try {
		writeBlocking(channel.lifeline, Buffer.from(`${JSON.stringify(content)}\n`));
	} catch {
		// The app is gone, and nothing can be reported to it.
	}
}

/**
 * Lets Python ask now and then whether the app wrote to the lifeline, which means KeyboardInterrupt, or is gone,
 * which ends this process. Pyodide reads element 0 of the buffer, and writes 0 to it afterwards.
 */
export function watchLifeline(python: PyodideAPI): void {
	// There a look at a pipe waits until something comes; and the system ends us with the app by itself.
	if (process.platform === 'win32') return;
	const bytes = new Uint8Array(64);
	let next = 0;
	const buffer = {
		get 0(): number {
			const now = performance.now();
			if (now < next) return 0;
			next = now + interval;
			const news = poll(channel.lifeline, bytes);
			if (news === 'end') process.exit();

			if (news !== 'bytes') return 0;
			note({interrupted: true});
			return sigint;
		},
		set 0(_value: number) {},
	};
	python.setInterruptBuffer(buffer as unknown as Int32Array);
}
