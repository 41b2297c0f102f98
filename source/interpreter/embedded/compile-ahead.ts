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
 * Begins to compile a WebAssembly file at once, on other threads, while the scripts that will ask for it are still being
 * read: who then instantiates as many bytes gets what was compiled. Gives the way to take that back. Throws what the
 * system says when the file cannot be read.
 */
export function compileAhead(file: string): () => void {
	const bytes = readFileSync(file);
	const compiled = wasm.compile(bytes);
	// Whoever waits for it hears of it.
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
