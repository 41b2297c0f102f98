/** The stack of the embedded Python's process. */
import {existsSync} from 'node:fs';
import process from 'node:process';
import type {PyodideAPI} from 'pyodide';
import type {Command} from '../process.ts';

/** How much Node may use where the system's limit cannot be raised, in KiB. Its default is 984; systems give 8 MiB. */
const usualSize = 3900;

/** How much it may use where a shell raises the limit, and that limit, in KiB. macOS allows 65520 at most. */
const largeSize = 60_000;
const largeLimit = 65_000;

/** For a byte of its own stack Python takes up to 20 of V8's (`==` of nested lists, the freeing of tuples). With a margin. */
const ratio = 24;

const shell = '/bin/sh';

/** Runs Node with a larger stack, or with the usual one where the limit is fixed. A shell is needed: Node cannot set limits. */
const script = `ulimit -S -s ${largeLimit} 2>/dev/null && size=${largeSize} || size=${usualSize}
node=$1
shift
exec "$node" "--stack-size=$size" "$@"`;

/** The command that runs Node with these arguments and the largest stack that can be had. It keeps its process id. */
export function withLargeStack(
	args: readonly string[],
	hasShell: boolean = existsSync(shell) && hasCurrentFolder(),
): Pick<Command, 'file' | 'args'> {
	return process.platform === 'win32' || !hasShell
		? {file: process.execPath, args: [`--stack-size=${usualSize}`, ...args]}
		: {file: shell, args: ['-c', script, 'sh', process.execPath, ...args]};
}

/** Where somebody has taken it away, a shell complains of that on stderr. */
function hasCurrentFolder(): boolean {
	try {
		return process.cwd() !== '';
	} catch {
		return false;
	}
}

/** The functions of CPython and Emscripten that are called here, and Python's memory. */
interface Exports {
	readonly HEAPU32: Uint32Array;
	_emscripten_stack_get_base(): number;
	_PyThreadState_Get(): number;
	_PyUnstable_ThreadState_SetStackProtection(thread: number, start: number, size: number): number;
	_PyUnstable_ThreadState_ResetStackProtection(thread: number): void;
}

/** How far into a thread's state its limits are looked for, in words of 32 bits. */
const stateLength = 1024;

/**
 * Tells Python how much of its stack it may use. Its C code runs on two stacks: one in its own memory (10 MiB), which
 * is the only one that it knows, and V8's. Python raises RecursionError, and defers the freeing of nested objects,
 * when little of its own stack is left. Its own stack must run out before V8's does, because the latter would end
 * Python. With the usual stack size, no limit is set: it would leave no room for the 1000 nested calls that a program
 * may make.
 */
export function limitStack(python: PyodideAPI, options: readonly string[] = process.execArgv): void {
	if (!options.includes(`--stack-size=${largeSize}`)) return;
	const exports = (python as unknown as {_module: Exports})._module;
	const {HEAPU32: memory} = exports;
	const thread = exports._PyThreadState_Get();
	const base = exports._emscripten_stack_get_base();
	const size = Math.floor((largeSize * 1024) / ratio);
	exports._PyUnstable_ThreadState_SetStackProtection(thread, base - size, size);
	// The state holds base, soft and hard limit in a row (`tstate_set_stack`, Python/ceval.c). At the hard limit Python gives up:
	// that one stays where its own stack ends, for iterators written in C call each other without a look at any limit.
	const first = thread / 4;
	const at = memory.subarray(first, first + stateLength).indexOf(base);
	const soft = memory[first + at + 1];
	if (at === -1 || soft === undefined || soft <= base - size || soft >= base) return;
	exports._PyUnstable_ThreadState_ResetStackProtection(thread);
	memory[first + at + 1] = soft;
}
