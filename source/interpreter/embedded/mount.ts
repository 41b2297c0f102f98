import process from 'node:process';
import type {PyodideAPI} from 'pyodide';
import {followLinks} from './links.ts';
import {type Places, pythonPath} from './places.ts';

/**
 * Shows folders of the host to Python at the same paths, to be read only: the process may not write them. Python's current
 * folder is ours, too, if need be an empty one. Throws, with one sentence, when a folder cannot be shown.
 */
export function mountReadable(python: PyodideAPI, {folders, links}: Places): void {
	const codes = python.ERRNO_CODES as unknown as Record<string, number | undefined>;
	// What Node's permission model says is unknown to Pyodide, which would tell Python of an error without a number.
	codes['ERR_ACCESS_DENIED'] = codes['EACCES'];
	followLinks(python, folders);
	for (const folder of folders) attempt(folder, () => python.mountNodeFS(pythonPath(folder), folder));
	for (const {at, to} of links) attempt(at, () => link(python, pythonPath(at), pythonPath(to)));
	const here = currentFolder();
	if (here !== null) attempt(here, () => enter(python, pythonPath(here)));
}

function link(python: PyodideAPI, at: string, to: string): void {
	python.FS.mkdirTree(at.slice(0, at.lastIndexOf('/')) || '/');
	python.FS.symlink(to, at);
}

function enter(python: PyodideAPI, folder: string): void {
	python.FS.mkdirTree(folder);
	python.FS.chdir(folder);
}

/** Null: somebody has taken it away. */
function currentFolder(): string | null {
	try {
		return process.cwd();
	} catch {
		return null;
	}
}

function attempt(folder: string, act: () => void): void {
	try {
		act();
	} catch (error) {
		const {message, errno} = error as {message?: string; errno?: number};
		const reason = message || `error ${errno}`;
		throw new Error(`the folder ${folder} cannot be shown to it (${reason}).`);
	}
}
