import {addGate} from './gate.ts';

/** An instance that WebAssembly made. Node's own types do not describe it. */
interface Instance {
	readonly exports: Readonly<Record<string, unknown>>;
}

type Imports = Record<string, Record<string, unknown>>;
type Instantiate = (imports: Imports, done: (instance: Instance, module: unknown) => void) => unknown;

/** The part of Emscripten's settings that is changed here. */
export interface EmscriptenSettings {
	instantiateWasm?: Instantiate;
}

interface Memory {
	readonly buffer: ArrayBufferLike;
	grow(pages: number): number;
}

const pageSize = 65_536;

/**
 * Wraps the way in which Emscripten makes its WebAssembly instance: memory grows up to `limit` bytes, beyond which
 * Python gets its own MemoryError; the C function `system` says that there is no shell; and a gate can be closed.
 */
export function confine(instantiate: Instantiate, limit: number): Instantiate {
	return (imports, done) => {
		removeShell(imports);
		addGate(imports);
		return instantiate(imports, (instance, module) => {
			for (const value of Object.values(instance.exports)) {
				if (isMemory(value)) capMemory(value, limit);
			}

			done(instance, module);
		});
	};
}

function isMemory(value: unknown): value is Memory {
	return Object.prototype.toString.call(value) === '[object WebAssembly.Memory]';
}

function capMemory(memory: Memory, limit: number): void {
	const grow = memory.grow.bind(memory);
	Object.defineProperty(memory, 'grow', {
		value(pages: number) {
			if (memory.buffer.byteLength + pages * pageSize > limit) {
				throw new RangeError('The embedded Python may not have more memory.');
			}

			return grow(pages);
		},
	});
}

function removeShell(imports: Imports): void {
	for (const functions of Object.values(imports)) {
		for (const name of Object.keys(functions)) {
			if (name.endsWith('emscripten_system')) {
				// `system(NULL)` asks whether there is a shell: 0, no. Any command fails: -1.
				functions[name] = (command: number) => (command === 0 ? 0 : -1);
			}
		}
	}
}
