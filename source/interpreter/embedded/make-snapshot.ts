import {writeFile} from 'node:fs/promises';
import {embeddedChild, pyodideFolder, tracerFolder} from '../assets.ts';
import {startProcess} from '../process.ts';
import {embeddedArguments, embeddedEnvironment} from './arguments.ts';
import {withLargeStack} from './stack.ts';

/** What a snapshot is made of and by; absent: what the build has put into `dist/`. */
export interface SnapshotOptions {
	readonly child?: string;
	readonly tracer?: string;
}

/**
 * Writes the snapshot of a Python with the tracer imported to `file`. It is made by the very process that will load it,
 * under the same guard rails. Rejects with a sentence when it cannot be made.
 */
export async function makeSnapshot(file: string, options: SnapshotOptions = {}): Promise<void> {
	const args = embeddedArguments(options.child ?? embeddedChild, {
		output: 'capture',
		pyodide: pyodideFolder,
		tracer: options.tracer ?? tracerFolder,
		snapshot: null,
		memory: 2 ** 30,
		readable: {folders: [], links: []},
		make: true,
	});
	const child = startProcess({
		...withLargeStack(args),
		env: embeddedEnvironment(),
		output: 'capture',
		ownGroup: false,
	});
	const chunks: Uint8Array[] = [];
	const words: Uint8Array[] = [];
	child.observations?.on('data', chunk => chunks.push(chunk as Uint8Array));
	child.lifeline?.on('data', chunk => words.push(chunk as Uint8Array));
	child.stderr?.on('data', chunk => words.push(chunk as Uint8Array));
	const {status, signal, error} = await child.gone;
	if (status !== 0) {
		const how = error?.message ?? Buffer.concat(words).toString().trim();
		throw new Error(`the process ended with ${signal ?? `status ${status}`}${how && `: ${how}`}`);
	}

	await writeFile(file, Buffer.concat(chunks));
}
