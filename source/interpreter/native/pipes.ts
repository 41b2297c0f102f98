/** The pipes that the tracer makes for a program's stdout and stderr: Node itself makes none. */

import {closeSync, constants, fstatSync, openSync} from 'node:fs';
import {Socket} from 'node:net';
import process from 'node:process';
import type {Readable} from 'node:stream';
import type {Observation} from '../../protocol/observation.ts';

export type Pipes = Extract<Observation, {readonly event: 'pipes'}>;

/** Whether pipes of another process can be opened here. */
export const canTakePipes: boolean = process.platform === 'linux';

/** Opens the pipes that the tracer made; null where that is not possible. Never throws. */
export function takePipes({process: pid, stdout, stderr}: Pipes): readonly [Readable, Readable] | null {
	const opened: number[] = [];
	try {
		for (const {descriptor, inode} of [stdout, stderr]) {
			const fd = openSync(`/proc/${pid}/fd/${descriptor}`, constants.O_RDONLY | constants.O_NONBLOCK);
			opened.push(fd);
			const status = fstatSync(fd);
			// In another namespace that number is another process.
			if (!status.isFIFO() || status.ino !== inode) throw new Error('another file');
		}
		const [first, second] = opened.map(fd => new Socket({fd, readable: true, writable: false}));
		return first && second ? [first, second] : null;
	} catch {
		for (const fd of opened) closeSync(fd);
		return null;
	}
}
