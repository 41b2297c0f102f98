import {constants} from 'node:fs';
import module from 'node:module';
import process from 'node:process';

/*
 * Guard rails between a program in the embedded Python and the host. They are a guard against accidents, not against
 * malice: Node says so of its permission model, on which they stand.
 */

/** Call before Pyodide is loaded. Removes from the process everything that our Python does not need. */
export function takeAway(): void {
	// Pyodide asks for this old interface, which the permission model closes, but only for the file system's constants.
	Object.defineProperty(process, 'binding', {value: () => ({fs: constants})});
	for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'Worker', 'BroadcastChannel']) {
		Reflect.deleteProperty(globalThis, name);
	}

	// Pyodide writes to the console when it fails. We report the failure in another way.
	for (const name of ['log', 'info', 'warn', 'debug', 'trace'] as const) console[name] = () => {};
	console.error = endAfterAbort;
}

/** The status of a process that `abort()` has ended, as a shell has it. */
const abortedStatus = 134;

/**
 * C's `abort()` is a trap in WebAssembly. Pyodide tells the console of it, and would then write a traceback to the
 * program's stderr, with our frames in it; what is thrown here comes out instead.
 */
function endAfterAbort(told: unknown): void {
	if (told instanceof WebAssembly.RuntimeError && told.message === 'unreachable') {
		throw Object.assign(new Error('The program has aborted.'), {status: abortedStatus});
	}
}

/** What Python's `os.urandom` asks for when it is called first; loading it ahead would take longer than most else. */
const forRandom = 'node:crypto';

/**
 * Call after Pyodide is loaded. Stops the loading of modules, such as `net` and `child_process`. Node 22.15 and newer.
 */
export function lockModules(): void {
	const refuse = (specifier: string): never => {
		throw new Error(`${specifier} is out of reach for the embedded Python.`);
	};

	module.registerHooks?.({
		resolve: (specifier, context, next) => (specifier === forRandom ? next(specifier, context) : refuse(specifier)),
		load: (url, context, next) => (url === forRandom ? next(url, context) : refuse(url)),
	});
	Object.defineProperty(process, 'getBuiltinModule', {value: refuse});
	Object.defineProperty(process, 'dlopen', {value: refuse});
}
