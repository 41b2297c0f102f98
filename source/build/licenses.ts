/** The licences of all that the package contains. */

import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';

interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly license?: string;
}

/** What is in the embedded Python, whose package brings no licences along; the texts are beside this file. */
const embedded: ReadonlyArray<readonly [heading: string, file: string]> = [
	[
		'pyodide VERSION: MPL-2.0, in dist/pyodide and dist/snapshot.bin, unchanged; its source: github.com/pyodide/pyodide',
		'mpl-2.0.txt',
	],
	['CPython, in dist/pyodide and dist/snapshot.bin: PSF-2.0', 'cpython.txt'],
	['Emscripten and musl, in dist/pyodide: MIT', 'emscripten.txt'],
];

/**
 * The licences of what the package contains, one after the other: those of the packages in the bundles in the order of their
 * names, then those of the embedded Python. Rejects when a text is missing.
 */
export async function licenses(root: string, inputs: Iterable<string>): Promise<string> {
	const folders = new Set<string>();
	for (const input of inputs) {
		const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
		if (folder !== undefined) folders.add(folder);
	}

	const sections = await Promise.all([...folders].map(folder => section(path.join(root, folder))));
	const {version} = await manifestOf(path.join(root, 'node_modules/pyodide'));
	const texts = embedded.map(
		async ([heading, file]) =>
			`${heading.replace('VERSION', version)}\n\n${await readFile(path.join(import.meta.dirname, 'licenses', file), 'utf8')}`,
	);
	const all = [...[...new Set(sections)].sort(), ...(await Promise.all(texts))];
	return `gen-step contains code of these packages.\n\n${all.join('\n')}`;
}

async function section(folder: string): Promise<string> {
	const manifest = await manifestOf(folder);
	// A package that was bundled itself has the licences of its parts beside its build.
	const files = (await readdir(folder, {recursive: true})).filter(
		name => !name.includes('node_modules') && /^(?:build\/)?licen[cs]es?(?:\.\w+)?$/i.test(name),
	);
	const texts = await Promise.all(files.sort().map(file => readFile(path.join(folder, file), 'utf8')));
	const heading = `${manifest.name} ${manifest.version}: ${manifest.license ?? 'see its text'}\n`;
	return [heading, ...texts.map(text => `${text.trim()}\n`)].join('\n');
}

async function manifestOf(folder: string): Promise<Manifest> {
	return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}
