import {readFileSync, statSync} from 'node:fs';
import {gunzipSync} from 'node:zlib';
import {protocolVersion} from '../../protocol/index.ts';
import {openProblem} from '../run/program-file.ts';
import {parseRecording} from './parse-recording.ts';
import type {Recording} from './recording.ts';

/** How a recording is recognized. */
export const RECORDING_ENDING = '.genstep';

/** No recording is larger than this, in bytes, as a file and unpacked: a million stages need half of it. */
const MAX_BYTES = 2 ** 28;

/** Reads a recording, or says in one sentence why it cannot be played. Never throws. */
export function readRecording(file: string): Recording | {readonly message: string} {
	const bytes = read(file);
	if ('message' in bytes) return bytes;
	const text = unpack(bytes);
	if (text === null) return {message: `${file} cannot be played: it is not a gen-step recording, or it is damaged.`};
	const parsed = parseRecording(text, protocolVersion);
	return 'message' in parsed ? {message: `${file} cannot be played: ${parsed.message}`} : parsed;
}

function read(file: string): Uint8Array | {readonly message: string} {
	try {
		const stats = statSync(file);
		if (!stats.isFile()) return {message: openProblem(file, stats.isDirectory() ? 'EISDIR' : 'special').message};
		if (stats.size > MAX_BYTES) return {message: `${file} cannot be played: it is larger than any recording.`};
		return readFileSync(file);
	} catch (error) {
		return {message: openProblem(file, (error as NodeJS.ErrnoException).code ?? String(error)).message};
	}
}

function unpack(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', {fatal: true}).decode(gunzipSync(bytes, {maxOutputLength: MAX_BYTES}));
	} catch {
		// It is cut off, changed, or never was one.
		return null;
	}
}
