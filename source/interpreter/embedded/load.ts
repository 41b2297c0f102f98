import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import type {loadPyodide, PyodideAPI} from 'pyodide';
import {confine, type EmscriptenSettings} from './memory.ts';
import {awaken, prepare, tracerHome} from './python.ts';
import type {Settings} from './settings.ts';
import {snapshotKey, unpackSnapshot} from './snapshot.ts';
import {readPythonFiles} from './tree.ts';

/** A loaded Python, with the tracer imported and the key of a snapshot of it. */
export interface Loaded {
	readonly python: PyodideAPI;
	readonly key: string;
	/** Why the snapshot was not used; absent when it was, or when none was wanted. */
	readonly fallback?: string;
}

type Config = NonNullable<Parameters<typeof loadPyodide>[0]>;
type Module = {growMemory(size: number): void};
type Create = (settings: EmscriptenSettings) => Promise<Module>;

/** Loads Python out of the snapshot if that fits, else the plain way. Throws when neither works. */
export async function loadPython(settings: Settings): Promise<Loaded> {
	const load = await loader(settings);
	const tracer = readPythonFiles(settings.tracer);
	const key = snapshotKey(load.version, tracer);
	const memory = settings.make || settings.snapshot === null ? undefined : readSnapshot(settings.snapshot, key);
	if (memory instanceof Uint8Array) {
		try {
			const python = await load.start(memory);
			finish(python, tracer);
			return {python, key};
		} catch (error) {
			return {...(await loadPlain()), fallback: String(error)};
		}
	}

	return {...(await loadPlain()), ...(memory && {fallback: memory})};

	async function loadPlain(): Promise<Loaded> {
		const python = await load.start();
		writeFiles(python, tracer);
		python.runPython(prepare);
		if (!settings.make) {
			finish(python, tracer);
		}

		return {python, key};
	}
}

function readSnapshot(file: string, key: string): Uint8Array | string {
	try {
		return unpackSnapshot(readFileSync(file), key);
	} catch (error) {
		return (error as Error).message;
	}
}

async function loader(settings: Settings): Promise<{version: string; start(memory?: Uint8Array): Promise<PyodideAPI>}> {
	const part = (name: string): string => pathToFileURL(settings.pyodide + name).href;
	const [pyodide, assembled] = await Promise.all([
		import(part('pyodide.mjs')) as Promise<{version: string; loadPyodide: typeof loadPyodide}>,
		import(part('pyodide.asm.mjs')) as Promise<{default: Create}>,
	]);

	const create = async (emscripten: EmscriptenSettings, memory: Uint8Array | undefined): Promise<Module> => {
		if (emscripten.instantiateWasm !== undefined) {
			emscripten.instantiateWasm = confine(emscripten.instantiateWasm, settings.memory);
		}

		const module = await assembled.default(emscripten);
		if (memory !== undefined) {
			module.growMemory(memory.length);
		}

		return module;
	};

	return {
		version: pyodide.version,
		start: memory =>
			pyodide.loadPyodide({
				indexURL: settings.pyodide,
				// What `import js` shows: nothing, and not even an object's own methods.
				jsglobals: Object.create(null) as object,
				// A fixed order of sets makes a replay equal. A snapshot freezes it anyway.
				env: {HOME: '/home/pyodide', LANG: 'C.UTF-8', PYTHONHASHSEED: '0'},
				_sysExecutable: '/usr/bin/python3',
				enableRunUntilComplete: false,
				// Else it would open the process's own streams.
				stdin: () => null as unknown as string,
				stdout() {},
				stderr() {},
				...(settings.make && {_makeSnapshot: true}),
				...(memory && {_loadSnapshot: memory}),
				createPyodideModule: ((emscripten: EmscriptenSettings) => create(emscripten, memory)) as unknown as NonNullable<
					Config['createPyodideModule']
				>,
			}),
	};
}

/** A snapshot keeps modules but no files; tracebacks and late imports want these. */
function writeFiles(python: PyodideAPI, tracer: ReadonlyMap<string, Uint8Array>): void {
	for (const [file, content] of tracer) {
		const target = `${tracerHome}/${file}`;
		python.FS.mkdirTree(target.slice(0, target.lastIndexOf('/')));
		python.FS.writeFile(target, content);
	}
}

function finish(python: PyodideAPI, tracer: ReadonlyMap<string, Uint8Array>): void {
	writeFiles(python, tracer);
	python.runPython(awaken);
}
