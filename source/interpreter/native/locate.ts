import {accessSync, constants, existsSync, statSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A program's path, or one sentence that says why there is none. */
export type Located = {readonly ok: true; readonly file: string} | {readonly ok: false; readonly message: string};

const no = (message: string): Located => ({ok: false, message});

/** Where a virtual environment keeps its python. */
const inEnvironment = process.platform === 'win32' ? String.raw`Scripts\python.exe` : 'bin/python';

/**
 * Finds the program that a shell would run: with a slash in it, `python` is a path, else a name on PATH.
 * Never throws.
 */
export function locatePython(python: string, env: NodeJS.ProcessEnv): Located {
	if (python === '' || python.includes('\0')) {
		return no('The name of the python is empty.');
	}

	return /[/\\]/.test(python) ? atPath(python) : onPath(python, env['PATH'] ?? env['Path'] ?? '');
}

function atPath(file: string): Located {
	const stats = statSync(file, {throwIfNoEntry: false});
	if (stats === undefined) {
		return no(`There is no ${file}.`);
	}

	if (stats.isDirectory()) {
		const inside = path.join(file, inEnvironment);
		return no(`${file} is a folder, not a python${existsSync(inside) ? `; did you mean ${inside}?` : '.'}`);
	}

	return isExecutable(file) ? {ok: true, file: path.resolve(file)} : no(`${file} is not executable.`);
}

function onPath(name: string, search: string): Located {
	const names = process.platform === 'win32' && path.extname(name) === '' ? [`${name}.exe`] : [name];
	for (const folder of search.split(path.delimiter)) {
		for (const candidate of names) {
			// An empty entry of PATH means the current folder.
			const file = path.resolve(folder, candidate);
			if (statSync(file, {throwIfNoEntry: false})?.isFile() && isExecutable(file)) {
				return {ok: true, file};
			}
		}
	}

	const here = existsSync(name) ? ` For the one in this folder write .${path.sep}${name}.` : '';
	return no(`There is no ${name} on PATH.${here}`);
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
