/** The memory snapshot of the embedded Python, made while the package is built. */

import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {readFile, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {makeSnapshot} from '../interpreter/embedded/make-snapshot.ts';

const memory = 'snapshot.bin';
const key = 'snapshot.key';

/** What this step leaves in `dist/`. */
export const snapshotFiles: readonly string[] = [memory, key];

/**
 * Makes the memory snapshot of the embedded Python, unless the one that is there was made of the same parts.
 * Answers with a sentence where it could not be made; the app then loads Python the plain way.
 */
export async function snapshot(root: string, parts: ReadonlyMap<string, Uint8Array>): Promise<string | undefined> {
	const dist = path.join(root, 'dist');
	const wanted = await keyOf(root, parts);
	const present = await readFile(path.join(dist, key), 'utf8').catch(() => '');
	if (present === wanted && existsSync(path.join(dist, memory))) return undefined;
	try {
		await rm(path.join(dist, key), {force: true});
		// Under another name until it is whole: a Python may be starting from the old one.
		const unfinished = path.join(dist, `${memory}.${process.pid}`);
		await makeSnapshot(unfinished);
		await rename(unfinished, path.join(dist, memory));
		await writeFile(path.join(dist, key), wanted);
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** A digest of all that goes into the snapshot: the child process, the tracer, the way it is made, and Pyodide. */
async function keyOf(root: string, parts: ReadonlyMap<string, Uint8Array>): Promise<string> {
	const hash = createHash('sha256');
	for (const [file, content] of parts) {
		if (file === 'embedded-child.mjs' || /^(?:tracer|pyodide)\b/.test(file)) hash.update(`${file}\n`).update(content);
	}

	hash.update(await readFile(path.join(root, 'source/interpreter/embedded/make-snapshot.ts')).catch(() => ''));

	return hash.digest('hex');
}
