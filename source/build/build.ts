/**
 * Builds `dist/`, all that a person's install needs: `node source/build/build.ts`.
 * It runs by Node's own type stripping, so nothing has to be built before it.
 */
import {chmod, readFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {bundle} from './bundle.ts';
import {licenses} from './licenses.ts';
import {readTree, writeTree} from './output.ts';
import {snapshot, snapshotFiles} from './snapshot.ts';

/** What of the package `pyodide` a Python needs to start, and the version of it. */
const pyodideFiles = [
	...['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'pyodide-lock.json', 'python_stdlib.zip'],
	'package.json',
];

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');

const bundled = await bundle(root);
const files = new Map<string, Uint8Array>();

for (const file of bundled.files) files.set(path.relative(dist, file.path), file.contents);

for (const [file, content] of await readTree(path.join(root, 'source/tracer'))) {
	if (file.endsWith('.py')) files.set(path.join('tracer', file), content);
}

for (const file of pyodideFiles) {
	files.set(path.join('pyodide', file), await readFile(path.join(root, 'node_modules/pyodide', file)));
}

files.set('records.schema.json', await readFile(path.join(root, 'source/report/records.schema.json')));
files.set('licenses.txt', Buffer.from(await licenses(root, Object.keys(bundled.inputs))));

await writeTree(dist, files, file => snapshotFiles.includes(file));
await chmod(path.join(dist, 'cli.js'), 0o755);

const problem = await snapshot(root, files);
if (problem !== undefined) {
	process.stderr.write(`The embedded Python will start slowly, for its memory snapshot was not made: ${problem}\n`);
}
