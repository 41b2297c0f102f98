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
 * Python follows links by itself, from folder to folder of its own file system. So one that leads out of the folders that are
 * shown would end in nothing: it is shown as what it leads to, which Node lets us read. One that stays within is a link, and
 * leads straight to its end, for there may be others on its way.
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
	/** Like `lstat`, but of what stands behind a link that leads out. */
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
