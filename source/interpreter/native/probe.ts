import {execFile, spawnSync} from 'node:child_process';
import {closeSync, openSync, readSync} from 'node:fs';
import process from 'node:process';

/** What a python says of itself. */
export interface Probed {
	readonly implementation: string;
	readonly version: string;
}

/** How long a program may take to say its version, in milliseconds. */
const PROBE_TIMEOUT = 5000;

/** How much of a program is looked through, in bytes. Launchers are much smaller. */
const SEARCHED = 2 ** 20;

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

/** Where this is run, the tracer did not come in: it ends such a Python before. */
const reached = 'import sys; sys.stdout.write("unobserved")';

/**
 * Whether a program that stands for a python (`exec python -I "$@"`, `env -i python "$@"`) starts it in such a way that the
 * program would run unobserved: CPython heeds neither PYTHONPATH nor `site` (Python/initconfig.c), or what we hand over gets lost. A
 * python itself heeds them, so only others are asked.
 */
export function keepsTracerOut(file: string, tracer: string, env: NodeJS.ProcessEnv): boolean {
	if (process.platform === 'win32' || isPython(file)) return false;
	const {stdout} = spawnSync(file, ['-c', reached], {
		env: {...env, PYTHONPATH: tracer, GEN_STEP_ASK: '1'},
		stdio: ['ignore', 'pipe', 'ignore', 'pipe', 'pipe', 'pipe'],
		timeout: PROBE_TIMEOUT,
		killSignal: 'SIGKILL',
		encoding: 'utf8',
	});
	return String(stdout).endsWith('unobserved');
}

/** A python holds names of CPython's interface, or is linked to a library that does; a script or a launcher does not. */
function isPython(file: string): boolean {
	try {
		const fd = openSync(file, 'r');
		try {
			const begin = Buffer.alloc(SEARCHED);
			return begin.subarray(0, readSync(fd, begin)).includes('Py_');
		} finally {
			closeSync(fd);
		}
	} catch {
		return false;
	}
}
