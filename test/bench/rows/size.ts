import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {root} from '../../helpers/terminal.ts';
import type {Row} from '../row.ts';
import {bytes} from '../words.ts';
import {pyodide} from './start.ts';

/** All bytes of all files in a folder. */
function sizeOf(folder: string): number {
	const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
	return files.reduce((total, entry) => total + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/** What lies on a person's disk after `npm install`. */
export const size: Row = {
	id: 'size',
	what: "installed size: a user's `npm install` of the packed tarball",
	against: '`pyodide` alone',
	async measure({folder}) {
		const home = path.join(folder, 'user');
		mkdirSync(home, {recursive: true});
		writeFileSync(path.join(home, 'package.json'), '{"private": true}');
		const npm = (cwd: string, ...args: string[]): string =>
			execFileSync('npm', args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']});
		const tarball = npm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder).trim();
		npm(home, 'install', '--prefer-offline', '--no-audit', '--no-fund', path.join(folder, tarball));
		const ours = sizeOf(path.join(home, 'node_modules'));
		const against = sizeOf(pyodide);
		const packed = statSync(path.join(folder, tarball)).size;
		return [
			{
				name: '',
				ours: bytes(ours),
				against: bytes(against),
				value: ours / against,
				unit: 'x',
				target: {most: 2},
				note: `${bytes(packed)} packed`,
			},
		];
	},
};
