import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {pythonOf} from '../helpers/pythons.ts';
import type {Pythons} from './check.ts';

/** By a path, a version such as `3.12`, or `embedded`. */
export function findPythons(name: string): Pythons {
	if (name === 'embedded') return {oracle: null, minor: 14};
	const file = existsSync(name) ? name : pythonOf(name)?.file;
	if (file === undefined) throw new Error(`There is no ${name} on this machine.`);
	const minor = Number(execFileSync(file, ['-c', 'import sys; print(sys.version_info[1])'], {encoding: 'utf8'}));
	return {observed: file, oracle: file, minor};
}
