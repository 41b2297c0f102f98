import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';

/** The Python files of a folder by their paths in it, with `/`, in the order of their names. Throws when it cannot be read. */
export function readPythonFiles(folder: string): ReadonlyMap<string, Uint8Array> {
	const files = readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile() && entry.name.endsWith('.py'))
		.map(entry => path.join(entry.parentPath, entry.name))
		.sort();
	return new Map(files.map(file => [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file)]));
}
