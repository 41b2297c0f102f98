import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {pythons} from '../helpers/pythons.ts';
import {root} from '../helpers/terminal.ts';
import type {Surroundings} from './document.ts';

/** Says by what and on what is measured; nothing that names this machine. */
export function surroundings(): Surroundings {
	const versionOf = (file: string): string => (JSON.parse(readFileSync(file, 'utf8')) as {version: string}).version;
	return {
		node: process.versions.node,
		pythons: pythons
			.filter(({version}) => ['3.11', '3.12', '3.13'].includes(version))
			.map(({file}) =>
				execFileSync(file, ['-c', 'import platform; print(platform.python_version())'], {encoding: 'utf8'}),
			)
			.map(answer => answer.trim()),
		pyodide: versionOf(path.join(root, 'node_modules/pyodide/package.json')),
		system: `${os.type()} ${os.arch()}`,
		cores: os.availableParallelism(),
		version: versionOf(path.join(root, 'package.json')),
		date: new Date().toISOString().slice(0, 10),
	};
}
