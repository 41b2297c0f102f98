import {realpathSync} from 'node:fs';
import process from 'node:process';
import type {PyodideAPI} from 'pyodide';
import {tracerHome} from './python.ts';

/** What Python needs of its own file system; a folder of the host's around it would hide it. */
const own = [tracerHome, '/lib/python', '/home/pyodide', '/dev', '/proc'];

/**
 * Shows folders of the host to Python at the same paths, to be read only: the process may not write them. Python's
 * current folder is ours, too, if need be an empty one. A folder that cannot be shown is left out.
 */
export function mountReadable(python: PyodideAPI, folders: readonly string[]): void {
	const codes = python.ERRNO_CODES as unknown as Record<string, number | undefined>;
	// What Node's permission model says is unknown to Pyodide, which would tell Python of an error without a number.
	codes['ERR_ACCESS_DENIED'] = codes['EACCES'];
	for (const folder of folders) {
		attempt(() => {
			if (!own.some(each => each.startsWith(folder === '/' ? folder : `${folder}/`) || each === folder)) {
				python.mountNodeFS(folder, realpathSync(folder));
			}
		});
	}

	const here = process.cwd();
	attempt(() => python.FS.mkdirTree(here));
	attempt(() => python.FS.chdir(here));
}

function attempt(act: () => void): void {
	try {
		act();
	} catch {
		// The program gets an error of its own when it misses what was to be there.
	}
}
