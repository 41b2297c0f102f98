/** Compiles Pyodide's WebAssembly while the rest is loaded. */

import {readFileSync} from 'node:fs';

type Compiled = object;
interface Instantiated {
	readonly instance: object;
	readonly module: Compiled;
}

/** The part of WebAssembly's own interface that is used here; Node's types do not describe it. */
interface Wasm {
	compile(bytes: Uint8Array): Promise<Compiled>;
	instantiate(source: Uint8Array | Compiled, imports?: object): Promise<unknown>;
}

const wasm = (globalThis as unknown as {WebAssembly: Wasm}).WebAssembly;

/**
 * Begins to compile a WebAssembly file at once, on other threads, while the scripts that need it are still being read.
 * A later call that instantiates the same number of bytes gets the compiled module. Returns a function that undoes
 * this. Throws the system's error when the file cannot be read.
 */
export function compileAhead(file: string): () => void {
	const bytes = readFileSync(file);
	const compiled = wasm.compile(bytes);
	// The code that awaits the module handles the error.
	compiled.catch(() => {});
	const {instantiate} = wasm;
	wasm.instantiate = async (source, imports): Promise<unknown> => {
		if (!(source instanceof Uint8Array) || source.length !== bytes.length) return instantiate(source, imports);
		const module = await compiled;
		const instance = (await instantiate(module, imports)) as object;
		return {instance, module} satisfies Instantiated;
	};
	return () => {
		wasm.instantiate = instantiate;
	};
}
