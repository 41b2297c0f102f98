/** The pipe over which the tracer in the embedded Python speaks with the app. */

import process from 'node:process';
import {StringDecoder} from 'node:string_decoder';
import {readBlocking, writeBlocking} from './blocking.ts';
import {channel} from './settings.ts';

const chunkLength = 65_536;

/** The JavaScript module `_gen_step_pipe`, by which the tracer speaks with the app. */
export interface Pipe {
	/** Waits for requests and gives a piece of their text; null at their end. */
	read(): string | null;
	/** Sends observations; comes back with their length when the system has taken them. */
	write(text: string): number;
}

/** Makes the pipe of channels 3 and 4. */
export function makePipe(): Pipe {
	const buffer = new Uint8Array(chunkLength);
	const decoder = new StringDecoder('utf8');
	return {
		read() {
			for (;;) {
				const length = readBlocking(channel.requests, buffer);
				if (length === 0) return null;
				const text = decoder.write(Buffer.from(buffer.subarray(0, length)));
				if (text !== '') return text;
			}
		},
		write(text) {
			try {
				writeBlocking(channel.observations, Buffer.from(text));
				return text.length;
			} catch {
				// The app is gone, and we go with it.
				return process.exit();
			}
		},
	};
}
