import {execFile, spawnSync} from 'node:child_process';
import {closeSync, openSync, readSync} from 'node:fs';

/** What a python says of itself. */
export interface Probed {
	readonly implementation: string;
	readonly version: string;
}

/** How long a program may take to say its version, in milliseconds. */
const PROBE_TIMEOUT = 5000;

/** Works on any Python since 2.5. The mark in front tells its answer from what start-up files may print. */
const question =
	'import sys, platform; sys.stdout.write("\\ngen-step %s %s\\n" % (platform.python_implementation(), platform.python_version()))';

/** Asks a program whether it is a Python, and which. Gives undefined when it is none, or a broken one. Never rejects. */
export function probePython(file: string, env: NodeJS.ProcessEnv): Promise<Probed | undefined> {
	return new Promise(resolve => {
		execFile(
			file,
			['-c', question],
			{env, timeout: PROBE_TIMEOUT, killSignal: 'SIGKILL', maxBuffer: 65_536, windowsHide: true},
			(_error, stdout) => {
				const [, implementation, version] = /^gen-step (\S+) (\S+)$/m.exec(stdout) ?? [];
				resolve(implementation && version ? {implementation, version} : undefined);
			},
		);
	});
}

/** Prints `ignores` where PYTHONPATH or `site` is not heeded, without which the tracer cannot come in (Python/initconfig.c). */
const heeds =
	'import sys; sys.stdout.write("ignores" if sys.flags.ignore_environment or sys.flags.no_site else "heeds")';

/**
 * Whether a script that stands for a python (`exec python -I "$@"`) hands over options by which the program would run
 * unobserved. A python itself does not, so only scripts are asked.
 */
export function ignoresEnvironment(file: string, env: NodeJS.ProcessEnv): boolean {
	if (!isScript(file)) return false;
	const {stdout} = spawnSync(file, ['-c', heeds], {
		env,
		timeout: PROBE_TIMEOUT,
		killSignal: 'SIGKILL',
		encoding: 'utf8',
	});
	return stdout === 'ignores';
}

function isScript(file: string): boolean {
	try {
		const fd = openSync(file, 'r');
		try {
			const begin = Buffer.alloc(2);
			return readSync(fd, begin) === 2 && begin.toString('latin1') === '#!';
		} finally {
			closeSync(fd);
		}
	} catch {
		return false;
	}
}
