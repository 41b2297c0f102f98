/** The package managers and Nodes that the package is tried with: all of them come from npm. */
import {execFileSync} from 'node:child_process';
import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** One Node: its version as asked for, and its program. */
export interface NodeTool {
	readonly version: string;
	readonly file: string;
}

const managers = ['pnpm@10', 'yarn@1', '@yarnpkg/cli-dist@4', 'bun@1'];
const versions = ['22.3.0', '22.12.0', '22', '23', '24', '25', '26'];

/** A folder with a `package.json`. */
export function project(folder: string, manifest: object = {private: true}): string {
	mkdirSync(folder, {recursive: true});
	writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
	return folder;
}

function npmInstall(folder: string, ...packages: string[]): boolean {
	try {
		const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', ...packages];
		execFileSync('npm', args, {cwd: project(folder), stdio: 'ignore'});
		return true;
	} catch {
		return false;
	}
}

/** Installs the managers into a folder; gives the command of each that could be had, by its name. */
export function installManagers(folder: string): ReadonlyMap<string, readonly string[]> {
	const found = new Map<string, readonly string[]>([['npm', ['npm']]]);
	if (!npmInstall(folder, ...managers)) return found;
	const modules = path.join(folder, 'node_modules');
	const script = (name: string, ...parts: string[]): void => {
		found.set(name, [process.execPath, path.join(modules, ...parts)]);
	};
	script('pnpm', 'pnpm', 'bin', 'pnpm.cjs');
	script('yarn 1', 'yarn', 'bin', 'yarn.js');
	script('yarn 4', '@yarnpkg', 'cli-dist', 'bin', 'yarn.js');
	// Its own package is put together by a script of its install; the program itself lies in that of the system.
	for (const system of list(path.join(modules, '@oven'))) {
		found.set('bun', [path.join(modules, '@oven', system, 'bin', process.platform === 'win32' ? 'bun.exe' : 'bun')]);
	}
	return found;
}

/** Installs the Nodes; gives those that could be had. */
export function installNodes(folder: string): readonly NodeTool[] {
	const system = process.platform === 'win32' ? 'win' : process.platform;
	const name = `node-${system}-${process.arch}`;
	const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
	return versions.flatMap(version => {
		const home = path.join(folder, version);
		if (!npmInstall(home, `${name}@${version}`)) return [];
		return [{version, file: path.join(home, 'node_modules', name, program)}];
	});
}

function list(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
