import {realpathSync} from 'node:fs';
import type {PyodideAPI} from 'pyodide';

/** Shows folders of the host to Python at the same paths, to be read only: the process may not write them. */
export function mountReadable(python: PyodideAPI, folders: readonly string[]): void {
	const codes = python.ERRNO_CODES as unknown as Record<string, number | undefined>;
	// What Node's permission model says is unknown to Pyodide, which would tell Python of an error without a number.
	codes['ERR_ACCESS_DENIED'] = codes['EACCES'];
	for (const folder of folders) {
		python.mountNodeFS(folder, realpathSync(folder));
	}
}
