import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';

interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly license?: string;
}

/** The licences of the packages that the bundles contain, one after the other, in the order of their names. */
export async function licenses(root: string, inputs: Iterable<string>): Promise<string> {
	const folders = new Set<string>();
	for (const input of inputs) {
		const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
		if (folder !== undefined) {
			folders.add(folder);
		}
	}

	const sections = await Promise.all([...folders].map(folder => section(path.join(root, folder))));
	return `gen-step contains code of these packages.\n\n${[...new Set(sections)].sort().join('\n')}`;
}

async function section(folder: string): Promise<string> {
	const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest;
	// A package that was bundled itself has the licences of its parts beside its build.
	const files = (await readdir(folder, {recursive: true})).filter(
		name => !name.includes('node_modules') && /^(?:build\/)?licen[cs]es?(?:\.\w+)?$/i.test(name),
	);
	const texts = await Promise.all(files.sort().map(file => readFile(path.join(folder, file), 'utf8')));
	const heading = `${manifest.name} ${manifest.version}: ${manifest.license ?? 'see its text'}\n`;
	return [heading, ...texts.map(text => `${text.trim()}\n`)].join('\n');
}
