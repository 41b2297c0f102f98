/** Symbolic links of the host's, as the embedded Python sees them. */
import fs from 'node:fs';
import path from 'node:path';
import type {PyodideAPI} from 'pyodide';
import {isInside, pythonPath} from './places.ts';

/** The part of Emscripten's file system for folders of the host (NODEFS) that is changed here. */
interface HostFiles {
	getMode(file: string): number;
	getattr(stat: () => fs.Stats, node: Node): unknown;
	realPath(node: Node): string;
	tryFSOperation<T>(act: () => T): T;
	readonly node_ops: {
		getattr(node: Node): unknown;
		readlink(node: Node): string;
	};
}

type Node = object;

/**
 * Python follows links within its own file system, folder by folder. A link out of the folders that are shown would
 * lead nowhere. Such a link is shown as the file or folder that it leads to, which Node lets us read. A link that
 * stays inside remains a link. It leads straight to its end, because its path may contain further links.
 */
export function followLinks(python: PyodideAPI, folders: readonly string[]): void {
	const files = (python.FS.filesystems as {NODEFS: HostFiles}).NODEFS;
	const end = (file: string): string | null => {
		try {
			return fs.realpathSync.native(file);
		} catch {
			return null;
		}
	};
	const leadsOut = (file: string): boolean => {
		const to = end(file);
		return to !== null && !folders.some(folder => isInside(to, folder));
	};
	/** Like `lstat`, but follows a link that leads out. */
	const look = (file: string): fs.Stats => {
		const stats = fs.lstatSync(file);
		return stats.isSymbolicLink() && leadsOut(file) ? fs.statSync(file) : stats;
	};

	const {getMode} = files;
	files.getMode = file => {
		const mode = getMode(file);
		return python.FS.isLink(mode) && leadsOut(file) ? files.tryFSOperation(() => fs.statSync(file).mode) : mode;
	};
	files.node_ops.getattr = node => {
		const file = files.realPath(node);
		return files.getattr(() => look(file), node);
	};
	files.node_ops.readlink = node => {
		const file = files.realPath(node);
		const text = files.tryFSOperation(() => fs.readlinkSync(file));
		const to = end(file);
		return to === null || path.resolve(path.dirname(file), text) === to ? pythonPath(text) : pythonPath(to);
	};
}
