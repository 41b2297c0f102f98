/** Reads and writes pipes of the embedded Python's process, and waits for them. */

import {readSync, writeSync} from 'node:fs';

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Stands still for so many milliseconds, without using the processor. */
function sleep(milliseconds: number): void {
	Atomics.wait(sleeper, 0, 0, milliseconds);
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Calls `act` until it no longer says EAGAIN, which a descriptor shared with other processes may be set to say. */
function insist(act: () => number): number {
	for (let pause = 0.1; ; pause = Math.min(pause * 1.5, 5)) {
		try {
			return act();
		} catch (error) {
			if (codeOf(error) !== 'EAGAIN') throw error;
			sleep(pause);
		}
	}
}

/** Waits for bytes and returns how many there are now in `buffer`; 0 at the end. Throws the system's error. */
export function readBlocking(fd: number, buffer: Uint8Array): number {
	try {
		return insist(() => readSync(fd, buffer));
	} catch (error) {
		// Windows says the end of a pipe by an error, and a peer that died says it by a reset.
		if (codeOf(error) === 'EOF' || codeOf(error) === 'ECONNRESET') return 0;
		throw error;
	}
}

/** Writes all bytes before it returns. Throws the system's error. */
export function writeBlocking(fd: number, bytes: Uint8Array): void {
	for (let done = 0; done < bytes.length; ) done += insist(() => writeSync(fd, bytes, done));
}

/** What is there to be read without waiting: `nothing`, `bytes`, or the `end`. For a non-blocking descriptor. */
export function poll(fd: number, buffer: Uint8Array): 'nothing' | 'bytes' | 'end' {
	try {
		return readSync(fd, buffer) > 0 ? 'bytes' : 'end';
	} catch (error) {
		return codeOf(error) === 'EAGAIN' ? 'nothing' : 'end';
	}
}
