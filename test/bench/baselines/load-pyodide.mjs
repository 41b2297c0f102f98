/** The embedded Python, loaded the plain way: `load-pyodide.mjs FOLDER`, that of the package. */
import process from 'node:process';
import {pathToFileURL} from 'node:url';

const {loadPyodide} = await import(pathToFileURL(`${process.argv[2]}/pyodide.mjs`).href);
await loadPyodide();
process.stdout.write('Python is loaded');
process.exit();
