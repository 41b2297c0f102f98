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
	return `gen-step contains code of these packages.\n\n${sections.sort().join('\n')}`;
}

async function section(folder: string): Promise<string> {
	const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest;
	const file = (await readdir(folder)).find(name => /^licen[cs]e/i.test(name));
	const text = file === undefined ? '' : `\n${(await readFile(path.join(folder, file), 'utf8')).trim()}\n`;
	return `${manifest.name} ${manifest.version}: ${manifest.license ?? 'see its text'}\n${text}`;
}
