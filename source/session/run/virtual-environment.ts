/** Virtual environments that a person may have meant to run their program in. */
import {existsSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Finds the folder of the active environment, or else of one beside the program or in the current folder, written as
 * one would type it from here. Null: there is none.
 */
export function virtualEnvironment(program: string, env: NodeJS.ProcessEnv = process.env): string | null {
	const active = env['VIRTUAL_ENV'];
	const beside = [path.dirname(program), '.'].flatMap(folder => ['.venv', 'venv'].map(name => path.join(folder, name)));
	const found = [...(active ? [active] : []), ...beside].find(isEnvironment);
	if (found === undefined) return null;
	const relative = path.relative('', found);
	return relative.length < found.length && !relative.startsWith('..') ? relative : found;
}

/** PEP 405 marks one by this file. */
function isEnvironment(folder: string): boolean {
	return existsSync(path.join(folder, 'pyvenv.cfg'));
}
