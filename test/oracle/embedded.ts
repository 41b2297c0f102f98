import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {loadPyodide, type PyodideAPI} from 'pyodide';
import type {How, Ran} from './run-python.ts';

const folder = path.join(import.meta.dirname, 'python');

/** The embedded CPython without any of ours in it: one interpreter for all programs, for it takes seconds to start. */
class Embedded {
	readonly #pyodide: PyodideAPI;
	#output: Buffer[] = [];

	constructor(pyodide: PyodideAPI) {
		this.#pyodide = pyodide;
		pyodide.setStdout({
			write: bytes => {
				this.#output.push(Buffer.from(bytes));
				return bytes.length;
			},
		});
		pyodide.setStderr({write: bytes => bytes.length});
		pyodide.FS.mkdir('/oracle');
		pyodide.FS.mkdir('/oracle/reports');
		for (const file of readdirSync(folder, {encoding: 'utf8', recursive: true}).filter(name => name.endsWith('.py')))
			pyodide.FS.writeFile(`/oracle/${file}`, readFileSync(path.join(folder, file)));
		pyodide.runPython(
			"import sys; sys.path.insert(0, '/oracle'); sys.stdout.reconfigure(line_buffering=True); import in_process",
		);
	}

	run(text: string, how: How): Ran {
		const {globals} = this.#pyodide;
		globals['set']('oracle_source', text);
		globals['set']('oracle_reports', how === 'reports');
		this.#output = [];
		const status = this.#pyodide.runPython(
			"oracle_status, oracle_main = in_process.run(oracle_source, 'program.py', oracle_reports)\noracle_status",
		) as number;
		// What goes with the program's namespace comes after its end.
		const stdout = Buffer.concat(this.#output).toString('utf8');
		this.#pyodide.runPython('oracle_main = None; import gc; gc.collect()');
		return {status, stdout, stderr: '', isLate: false};
	}
}

let loading: Promise<Embedded> | undefined;

/** Runs a program in the embedded Python. */
export async function runEmbedded(text: string, how: How): Promise<Ran> {
	loading ??= loadPyodide().then(pyodide => new Embedded(pyodide));
	return (await loading).run(text, how);
}
