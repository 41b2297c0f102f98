import {fstatSync, openSync, readSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import type {loadPyodide, PyodideAPI} from 'pyodide';
import {compileAhead} from './compile-ahead.ts';
import {confine, type EmscriptenSettings} from './memory.ts';
import {awaken, prepare, tracerHome} from './python.ts';
import type {Settings} from './settings.ts';
import {type Bytes, type Snapshot, snapshotKey, unpackSnapshot} from './snapshot.ts';
import {readPythonFiles} from './tree.ts';

/** A loaded Python, with the tracer imported and the key of a snapshot of it. */
export interface Loaded {
	readonly python: PyodideAPI;
	readonly key: string;
	/** Why the snapshot was not used; absent when it was, or when none was wanted. */
	readonly fallback?: string;
	/** The memory that another instance begins with, before a snapshot is filled in whose head is given. */
	fresh(head: Uint8Array): Promise<Uint8Array>;
}

type Config = NonNullable<Parameters<typeof loadPyodide>[0]>;
type Module = {growMemory(size: number): void; readonly HEAPU8: Uint8Array};
type Create = (settings: EmscriptenSettings) => Promise<Module>;

/** Loads Python out of the snapshot if that fits, else the plain way. Throws when neither works. */
export async function loadPython(settings: Settings): Promise<Loaded> {
	const asEver = compileAhead(`${settings.pyodide}pyodide.asm.wasm`);
	try {
		return await loadCompiled(settings);
	} finally {
		asEver();
	}
}

async function loadCompiled(settings: Settings): Promise<Loaded> {
	const load = await loader(settings);
	const tracer = readPythonFiles(settings.tracer);
	const key = snapshotKey(load.version, tracer);
	const fresh = (head: Uint8Array): Promise<Uint8Array> => freshMemory(load, head);
	const snapshot = settings.make || settings.snapshot === null ? undefined : readSnapshot(settings.snapshot, key);
	if (typeof snapshot === 'object') {
		try {
			const python = await load.start(snapshot);
			finish(python, tracer);
			return {python, key, fresh};
		} catch (error) {
			return {...(await loadPlain()), fallback: error instanceof Error ? error.message : String(error)};
		}
	}

	return {...(await loadPlain()), ...(snapshot && {fallback: snapshot})};

	async function loadPlain(): Promise<Loaded> {
		const python = await load.start();
		writeFiles(python, tracer);
		python.runPython(prepare);
		if (!settings.make) finish(python, tracer);

		return {python, key, fresh};
	}
}

/** Starts an instance just as far as the moment at which it would be filled. */
async function freshMemory(load: Loader, head: Uint8Array): Promise<Uint8Array> {
	let memory = new Uint8Array();
	const enough = new Error('That is all that was wanted.');
	const fill = (heap: Uint8Array): never => {
		memory = heap.slice();
		throw enough;
	};
	await load.start({head, length: 0, fill}).catch((error: unknown) => {
		if (error !== enough) throw error;
	});
	return memory;
}

function readSnapshot(file: string, key: string): Snapshot | string {
	try {
		return unpackSnapshot(openBytes(file), key);
	} catch (error) {
		return (error as Error).message;
	}
}

/** The file stays open: this process reads it once, and soon has its end or a program to run. */
function openBytes(file: string): Bytes {
	const fd = openSync(file, 'r');
	return {
		length: fstatSync(fd).size,
		read(into, at) {
			for (let done = 0; done < into.length; ) {
				const count = readSync(fd, into, done, into.length - done, at + done);
				if (count === 0) throw new Error('it is damaged');
				done += count;
			}
		},
	};
}

interface Loader {
	readonly version: string;
	start(snapshot?: Snapshot): Promise<PyodideAPI>;
}

async function loader(settings: Settings): Promise<Loader> {
	const part = (name: string): string => pathToFileURL(settings.pyodide + name).href;
	const [pyodide, assembled] = await Promise.all([
		import(part('pyodide.mjs')) as Promise<{version: string; loadPyodide: typeof loadPyodide}>,
		import(part('pyodide.asm.mjs')) as Promise<{default: Create}>,
	]);

	const create = async (emscripten: EmscriptenSettings, snapshot: Snapshot | undefined): Promise<Module> => {
		if (emscripten.instantiateWasm !== undefined) {
			emscripten.instantiateWasm = confine(emscripten.instantiateWasm, settings.memory);
		}

		const module = await assembled.default(emscripten);
		if (snapshot !== undefined) {
			// Growing copies the whole memory, also where it is long enough.
			if (snapshot.length > module.HEAPU8.length) module.growMemory(snapshot.length);
			snapshot.fill(module.HEAPU8);
		}

		return module;
	};

	return {
		version: pyodide.version,
		start: snapshot =>
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
				// The head alone: the memory after it would be copied twice.
				...(snapshot && {_loadSnapshot: snapshot.head}),
				createPyodideModule: ((emscripten: EmscriptenSettings) =>
					create(emscripten, snapshot)) as unknown as NonNullable<Config['createPyodideModule']>,
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
	// A seed from the system would load Node's cryptography, which takes longer than all else here.
	const seed = Array.from({length: 5}, () => String(Math.random()));
	python.runPython(awaken.replace('SEED', seed.join(' ')));
}
