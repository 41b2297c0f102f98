import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';

/** The files of a folder, by their paths inside it. */
export async function readTree(folder: string): Promise<Map<string, Uint8Array>> {
	const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
	const files = new Map<string, Uint8Array>();
	for (const entry of entries) {
		if (entry.isFile()) {
			const file = path.join(entry.parentPath, entry.name);
			files.set(path.relative(folder, file), await readFile(file));
		}
	}

	return files;
}

/**
 * Makes a folder hold just these files, and touches only what is different: a second build changes nothing, and a
 * program that runs from the folder meanwhile finds it whole. `keep` says which other files may stay.
 */
export async function writeTree(
	folder: string,
	files: ReadonlyMap<string, Uint8Array>,
	keep: (file: string) => boolean,
): Promise<void> {
	const present = await readTree(folder);
	for (const [file, content] of files) {
		const before = present.get(file);
		if (before === undefined || Buffer.compare(before, content) !== 0) {
			const target = path.join(folder, file);
			await mkdir(path.dirname(target), {recursive: true});
			await writeFile(target, content);
		}
	}

	for (const file of present.keys()) {
		if (!files.has(file) && !keep(file)) await rm(path.join(folder, file), {force: true});
	}
}
