import {existsSync} from 'node:fs';
import path from 'node:path';

/** The nearest folder above this file that has a package.json: from the source as well as from the bundles in `dist/`. */
function packageRoot(): string {
	let folder = import.meta.dirname;
	while (!existsSync(path.join(folder, 'package.json'))) {
		const parent = path.dirname(folder);
		if (parent === folder) return import.meta.dirname;
		folder = parent;
	}

	return folder;
}

/** The folder of the package. */
export const packageFolder: string = packageRoot();

const dist = path.join(packageFolder, 'dist');

/** The folder of the built tracer, which `python` runs as it is. */
export const tracerFolder: string = path.join(dist, 'tracer');

/** The program that the embedded Python's process runs. */
export const embeddedChild: string = path.join(dist, 'embedded-child.mjs');

/** The embedded Python's memory, made by the build; may be missing. */
export const snapshotFile: string = path.join(dist, 'snapshot.bin');

/**
 * The folder with what is needed of the package `pyodide`, with a slash at its end. It is our own copy: the snapshot fits one
 * version only.
 */
export const pyodideFolder: string = path.join(dist, 'pyodide') + path.sep;
