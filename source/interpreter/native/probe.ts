import {execFile} from 'node:child_process';

/** What a python says of itself. */
export interface Probed {
	readonly implementation: string;
	readonly version: string;
}

/** How long a program may take to say its version, in milliseconds. */
const patience = 5000;

/** Works on any Python since 2.5. The mark in front tells its answer from what start-up files may print. */
const question =
	'import sys, platform; sys.stdout.write("\\ngen-step %s %s\\n" % (platform.python_implementation(), platform.python_version()))';

/** Asks a program whether it is a Python, and which. Gives undefined when it is none, or a broken one. Never rejects. */
export function probePython(file: string, env: NodeJS.ProcessEnv): Promise<Probed | undefined> {
	return new Promise(resolve => {
		execFile(
			file,
			['-c', question],
			{env, timeout: patience, killSignal: 'SIGKILL', maxBuffer: 65_536, windowsHide: true},
			(_error, stdout) => {
				const [, implementation, version] = /^gen-step (\S+) (\S+)$/m.exec(stdout) ?? [];
				resolve(implementation && version ? {implementation, version} : undefined);
			},
		);
	});
}
