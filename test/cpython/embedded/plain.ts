/** A Pyodide without us runs a Python program with its arguments: `node plain.ts FILE ARGUMENTS`. */
import path from 'node:path';
import process from 'node:process';
import {loadPyodide} from 'pyodide';

const [file = '', ...args] = process.argv.slice(2);
const pyodide = await loadPyodide({
	stdout: line => process.stdout.write(`${line}\n`),
	stderr: line => process.stderr.write(`${line}\n`),
});
pyodide.mountNodeFS('/tests', path.dirname(file));
pyodide.runPython(
	`
import os, runpy, sys
os.chdir("/tests")
sys.path.insert(0, "/tests")
sys.argv[:] = list(words)
runpy.run_path("/tests/" + sys.argv[0], run_name="__main__")
`,
	{globals: pyodide.toPy({words: [path.basename(file), ...args]})},
);
