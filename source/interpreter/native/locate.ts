/** Finds the python that a person means by `--python X`. */
import process from 'node:process';
import {type Disk, type Found, thisDisk} from './disk.ts';

/** A program's path, or one sentence that says why there is none. */
export type Located =
	/** `version`: it was asked for, and is to be what the program says of itself. */
	| {readonly ok: true; readonly file: string; readonly version?: string}
	| {readonly ok: false; readonly message: string};

const no = (message: string): Located => ({ok: false, message});

/** `3`, `3.13`, `3.13.1`, and the ways to write that of other tools: `cpython@3.13`, `cpython-3.13`, `python@3.13`. */
const request = /^(?:(?:c?python|cp)[@-]|cpython)?(3(?:\.\d+){0,2})$/i;

/** The code that makes a program tell which file runs. A launcher or a batch file only starts that file. */
const whoAmI = ['-c', 'import sys; print(sys.executable)'];

/**
 * Finds the program for a path, a virtual environment's folder, a version, or a name on PATH. With a slash in it `python` is
 * a path. Folders that cannot be looked into are passed over. Never throws.
 */
export function locatePython(
	python: string,
	env: NodeJS.ProcessEnv = process.env,
	disk: Disk = thisDisk(env),
): Located {
	if (python === '' || python.includes('\0')) return no('The name of the python is empty.');
	const version = request.exec(python)?.[1];
	const isPath = disk.windows ? /[/\\]/.test(python) : python.includes('/');
	if (isPath) return atPath(python, disk);
	const inside = insideOf(python, disk);
	if (inside !== undefined && disk.look(inside) === 'file') return found(inside, disk);
	return version === undefined ? onPath(python, disk) : ofVersion(python, version, disk);
}

/** Where a folder, if it is one, keeps its python: a virtual environment's, or an installation's. */
function insideOf(folder: string, disk: Disk): string | undefined {
	if (disk.look(folder) !== 'folder') return undefined;
	const {join, resolve} = disk.rules;
	const places = disk.windows ? [join('Scripts', 'python.exe'), 'python.exe'] : ['bin/python', 'bin/python3'];
	const all = places.map(place => resolve(folder, place));
	return all.find(file => disk.look(file) === 'file') ?? all[0];
}

const reasons: Readonly<Record<Exclude<Found, 'file' | 'folder'>, string>> = {
	nothing: 'There is no FILE.',
	locked: 'FILE cannot be looked at: a folder on the way may not be entered.',
	circle: 'FILE cannot be looked at: its symbolic links go round in a circle.',
	unknown: 'FILE cannot be looked at.',
};

function atPath(file: string, disk: Disk): Located {
	const there = disk.look(file);
	if (there === 'folder') {
		const inside = insideOf(file, disk) ?? file;
		return disk.look(inside) === 'file' ? found(inside, disk) : no(`${file} is a folder with no python in it.`);
	}

	if (there !== 'file') return no(reasons[there].replace('FILE', () => file));
	return found(disk.rules.resolve(file), disk);
}

/** A batch file or the launcher of Windows. The program that it starts does not inherit our pipes. */
const LAUNCHER = /(?:\.bat|\.cmd|[/\\]pyw?\.exe)$/i;

/** The file to run; a launcher is asked for the file that it runs. */
function found(file: string, disk: Disk): Located {
	if (!disk.isExecutable(file)) return no(`${file} is not executable.`);
	if (!disk.windows || !LAUNCHER.test(file)) return {ok: true, file};
	const target = disk.ask(file, whoAmI);
	return target ? {ok: true, file: target} : no(`${file} starts no working Python.`);
}

/** The first file of a name on PATH, and the folders there that could not be looked into. */
function search(name: string, {windows, rules, env, look, isExecutable}: Disk) {
	const endings = windows && rules.extname(name) === '' ? ['.exe', '.bat', '.cmd'] : [''];
	const locked: string[] = [];
	// An empty entry of PATH means the current folder.
	for (const folder of (env['PATH'] ?? env['Path'] ?? '').split(rules.delimiter)) {
		for (const ending of endings) {
			const file = rules.resolve(folder, name + ending);
			const there = look(file);
			if (there === 'file' && isExecutable(file)) return {file, locked};
			if (there === 'locked' && !locked.includes(folder)) locked.push(folder);
		}
	}

	return {file: undefined, locked};
}

function onPath(name: string, disk: Disk): Located {
	const {file, locked} = search(name, disk);
	if (file !== undefined) return found(file, disk);
	const here = disk.look(name) === 'file' ? ` For the one in this folder write .${disk.rules.sep}${name}.` : '';
	const unseen = locked.length > 0 ? ` (${locked.join(', ')} cannot be looked into)` : '';
	return no(`There is no ${name} on PATH${unseen}.${here}`);
}

/** A version: of that name on PATH, what the launcher of Windows finds, or what pyenv or uv have installed. */
function ofVersion(asked: string, version: string, disk: Disk): Located {
	const {join} = disk.rules;
	const [major = '3', minor] = version.split('.');
	const short = minor === undefined ? major : `${major}.${minor}`;
	const {file} = search(`python${short}`, disk);
	// A shim of pyenv's answers for versions that are not active, too.
	if (file !== undefined && !file.includes('shims')) return {ok: true, file, version};
	const launched = disk.windows ? disk.ask('py', [`-${short}`, ...whoAmI]) : null;
	if (launched) return {ok: true, file: launched, version};
	const pyenv = disk.env['PYENV_ROOT'] ?? join(disk.home, '.pyenv', ...(disk.windows ? ['pyenv-win'] : []));
	const uv =
		disk.env['UV_PYTHON_INSTALL_DIR'] ??
		(disk.windows
			? join(disk.env['APPDATA'] ?? disk.home, 'uv', 'python')
			: join(disk.env['XDG_DATA_HOME'] ?? join(disk.home, '.local/share'), 'uv/python'));
	for (const folder of [join(pyenv, 'versions'), uv]) {
		const inside = newest(disk.list(folder), version)
			.map(name => insideOf(join(folder, name), disk))
			.find(each => each !== undefined && disk.look(each) === 'file');
		if (inside !== undefined) return {ok: true, file: inside, version};
	}

	return file === undefined
		? no(`There is no Python ${version} on PATH${installed(asked)}.`)
		: {ok: true, file, version};
}

const installed = (asked: string): string => (/^\d/.test(asked) ? ', and none that pyenv or uv installed' : '');

/** The names of folders that hold a version, the newest first: `3.13.1`, `cpython-3.13.1-linux-x86_64-gnu`. */
function newest(names: readonly string[], version: string): string[] {
	return names
		.flatMap(name => {
			const own = /^(?:cpython-)?(3\.\d+\.\d+)(?:-|$)/.exec(name)?.[1];
			return own !== undefined && `${own}.`.startsWith(`${version}.`) ? [{name, own}] : [];
		})
		.sort((one, other) => other.own.localeCompare(one.own, 'en', {numeric: true}))
		.map(({name}) => name);
}
