import {execFileSync} from 'node:child_process';
import {readdirSync, realpathSync} from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** A CPython found on this machine. */
export interface Python {
	readonly file: string;
	/** For example `3.12`. */
	readonly version: string;
}

/** What the tracer supports. */
export const supportedVersions: readonly string[] = Array.from({length: 9}, (_, index) => `3.${index + 6}`);

const question =
	'import sys,platform;print(platform.python_implementation()+" %d.%d"%sys.version_info[:2]+" "+sys.executable)';

/** The files to ask: those that pyenv installed, then those on PATH. */
function candidates(): string[] {
	const root = process.env['PYENV_ROOT'] ?? path.join(homedir(), '.pyenv');
	const names = ['python3', 'python', 'python2', ...supportedVersions.map(version => `python${version}`)];
	const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(folder => !folder.includes('shims'));
	return [
		...list(path.join(root, 'versions')).map(version => path.join(root, 'versions', version, 'bin/python')),
		...folders.flatMap(folder => names.map(name => path.join(folder, name))),
	];
}

function list(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function find(): readonly Python[] {
	const found = new Map<string, Python>();
	const asked = new Set<string>();
	for (const candidate of candidates()) {
		try {
			const real = realpathSync(candidate);
			if (asked.has(real)) {
				continue;
			}

			asked.add(real);
			const answer = execFileSync(real, ['-c', question], {encoding: 'utf8', stdio: 'pipe', timeout: 10_000});
			const [implementation, version = ''] = answer.trim().split(' ');
			if (implementation === 'CPython' && !found.has(version)) {
				found.set(version, {file: candidate, version});
			}
		} catch {
			// No such file, or it does not work.
		}
	}

	return [...found.values()].sort((a, b) => a.version.localeCompare(b.version, 'en', {numeric: true}));
}

/** All CPythons of this machine, one for each version, the oldest first; also those too old for us. */
export const allPythons: readonly Python[] = find();

/** Those that the tracer supports. */
export const pythons: readonly Python[] = allPythons.filter(({version}) => supportedVersions.includes(version));

/** The CPython of a version, for example `2.7`. */
export function pythonOf(version: string): Python | undefined {
	return allPythons.find(python => python.version === version);
}
