import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** All files of the repository, and those that are about to be: what git tracks or would take. */
export function repositoryFiles(): string[] {
	const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
		cwd: root,
		encoding: 'utf8',
	});
	return listed.split('\0').filter(file => file !== '' && existsSync(path.join(root, file)));
}

export function read(file: string): string {
	return readFileSync(path.join(root, file), 'utf8');
}

export interface Import {
	/** The file that imports. */
	readonly from: string;
	/** A file of the repository, or a module as written. */
	readonly to: string;
	/** Whether nothing of it is left at run time. */
	readonly typeOnly: boolean;
}

const statement = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
const dynamic = /\bimport\(\s*'([^']+)'\s*\)/g;

/** What a file imports, statically or dynamically. */
export function importsOf(file: string): Import[] {
	const text = read(file);
	const resolve = (to: string): string => (to.startsWith('.') ? path.posix.join(path.posix.dirname(file), to) : to);
	return [
		...[...text.matchAll(statement)].map(([, type, to = '']) => ({
			from: file,
			to: resolve(to),
			typeOnly: type !== undefined,
		})),
		...[...text.matchAll(dynamic)].map(([, to = '']) => ({from: file, to: resolve(to), typeOnly: false})),
	];
}
