/** Where a talk and its notes meet: a socket in a folder of the person's alone, on Windows a named pipe. */

import {chmodSync, lstatSync, mkdirSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** The address of the socket, or one sentence about why there can be none. */
export type NotesPlace = {readonly address: string} | {readonly message: string};

/** The longest address that every system takes for a socket. */
const MAX_ADDRESS = 100;

/** Makes the folder where it is not there yet; refuses one that others can look into. */
export function notesPlace(): NotesPlace {
	const {uid, username} = os.userInfo();
	if (process.platform === 'win32') return {address: String.raw`\\.\pipe\gen-step-notes-` + username};
	const folder = path.join(process.env['XDG_RUNTIME_DIR'] || os.tmpdir(), `gen-step-${uid}`);
	const problem = makePrivate(folder, uid);
	if (problem !== null) return {message: `There is no place for the notes: ${problem}.`};
	const address = path.join(folder, 'notes');
	return address.length > MAX_ADDRESS
		? {message: `There is no place for the notes: ${address} is too long a path for a socket; set XDG_RUNTIME_DIR.`}
		: {address};
}

function makePrivate(folder: string, uid: number): string | null {
	try {
		mkdirSync(folder, {mode: 0o700});
		// The person's own mask may take rights away, and nobody's adds any.
		chmodSync(folder, 0o700);
	} catch (error) {
		const {code, message} = error as NodeJS.ErrnoException;
		if (code !== 'EEXIST') return `${folder} cannot be made (${code ?? message})`;
	}

	const found = lstatSync(folder);
	if (!found.isDirectory()) return `${folder} is not a folder`;
	if (found.uid !== uid) return `${folder} belongs to somebody else`;
	if ((found.mode & 0o077) !== 0) return `others can look into ${folder} (chmod 700 mends that)`;
	return (found.mode & 0o700) === 0o700 ? null : `${folder} cannot be read and written (chmod 700 mends that)`;
}
