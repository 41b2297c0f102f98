import {realpathSync} from 'node:fs';
import process from 'node:process';
import {embeddedChild, pyodideFolder, snapshotFile, tracerFolder} from '../assets.ts';
import {converse, type PythonKind} from '../conversation.ts';
import {lastLine} from '../ending.ts';
import type {Interpreter, InterpreterOptions} from '../interpreter.ts';
import {lineSplitter} from '../line-splitter.ts';
import {type Process, startProcess, unstarted} from '../process.ts';
import {watchOver} from '../watchdog.ts';
import {embeddedArguments, embeddedEnvironment} from './arguments.ts';
import {placesOf} from './places.ts';
import {withLargeStack} from './stack.ts';

/** Nothing in the process can react to a request to end. It gets little time. */
const force: PythonKind['force'] = [[300, 'SIGKILL']];

const gigabyte = 2 ** 30;

/** Starts the Python that we bring along. */
export function startEmbedded(options: InterpreterOptions): Interpreter {
	let broken: string | undefined;
	let isInterrupted = false;
	const child = start(options, problem => {
		broken = problem;
	});
	if (child.pid !== undefined) options.internals?.onStart?.(child.pid);

	if (child.group !== undefined) void child.gone.then(watchOver(child.group));

	child.lifeline?.on(
		'data',
		lineSplitter(line => {
			const note = parseNote(line);
			broken ??= note.broken;
			if (note.interrupted) isInterrupted = false;
			if (note.fallback !== undefined) options.onRemark?.(slow(note.fallback));
			options.internals?.onNote?.(note);
		}),
	);
	return converse(
		child,
		{
			interrupt: () => child.lifeline?.write('!'),
			passInterrupt: () => {
				// It is in a call into C, which nothing but this ends.
				if (isInterrupted) child.signal('SIGTERM');
				isInterrupted = true;
				child.lifeline?.write('!');
			},
			refuse: () => undefined,
			explain: async (gone, stderr) => {
				const why = gone?.error?.message ?? lastLine(broken ?? stderr);
				return gone && `The embedded Python did not start${why ? `: ${why}` : '.'}`;
			},
			patience: {ask: 60_000, end: 60_000},
			force,
			crash: () => broken,
		},
		options,
	);
}

/** What a person has to know who waits for some seconds each time. */
function slow(reason: string): string {
	return `The embedded Python starts slowly, for its memory snapshot cannot be used: ${reason}. Install gen-step anew.`;
}

/** What the process reports about itself. */
interface Note extends Readonly<Record<string, unknown>> {
	readonly broken?: string;
	readonly fallback?: string;
	/** Python has taken an interrupt. */
	readonly interrupted?: boolean;
}

function parseNote(line: string): Note {
	try {
		return JSON.parse(line) as Note;
	} catch {
		return {};
	}
}

function start(options: InterpreterOptions, onProblem: (problem: string) => void): Process {
	try {
		const args = embeddedArguments(embeddedChild, {
			output: options.output,
			pyodide: pyodideFolder,
			tracer: realpathSync(options.internals?.tracer ?? tracerFolder),
			snapshot: options.internals?.snapshot === undefined ? snapshotFile : options.internals.snapshot,
			memory: options.internals?.memory ?? gigabyte,
			readable: placesOf(options.readable ?? []),
			make: false,
		});
		return startProcess({
			...withLargeStack(args),
			env: embeddedEnvironment(),
			output: options.output,
			stdin: options.stdin,
			ownGroup: options.output === 'capture' && process.platform !== 'win32',
		});
	} catch (error) {
		onProblem((error as Error).message);
		return unstarted();
	}
}
