import type {Observation} from '../protocol/observation.ts';
import type {Request} from '../protocol/request.ts';
import type {Ending} from './ending.ts';

/** One running Python with the tracer in it. */
export interface Interpreter {
	/** Send a request. Silently ignored once the Python has ended or was asked to. */
	send(request: Request): void;
	/**
	 * Raise KeyboardInterrupt in the program. An embedded Python looks at it between two of Python's own instructions,
	 * so a long call into C there ends only by `stop`.
	 */
	interrupt(): void;
	/**
	 * Hand on a signal that we got and that ends a process which does not listen to it: the program may. A SIGINT of the
	 * terminal's, which reaches a Python with our own streams as well, is not sent to it once more.
	 */
	pass(signal: NodeJS.Signals): void;
	/** Ask it to end, then force it. Idempotent. No observation is delivered from now on. Gives `ended`. */
	stop(): Promise<Ending>;
	/** Settles once the Python is gone and all that it said was delivered. Never rejects. */
	readonly ended: Promise<Ending>;
}

export interface InterpreterOptions {
	/** A path to a python, or its name on PATH. Absent: the embedded one. */
	readonly python?: string;
	/**
	 * What becomes of the program's stdin, stdout and stderr. `capture`: output comes as `output` observations (`around`
	 * where it went around Python's own streams, as with `os.write` or subprocesses); stdin is at its end.
	 * `inherit`: they are ours.
	 */
	readonly output: 'capture' | 'inherit';
	/** With `capture`: stdin is ours all the same. */
	readonly stdin?: 'inherit' | undefined;
	/** Called in order, once for each observation, with the line that it came in. */
	readonly onObservation: (observation: Observation, line: string) => void;
	/** Called with one sentence when something is not as it should be, though the program runs all the same. */
	readonly onRemark?: (sentence: string) => void;
	/** Folders of the host that an embedded Python may read, at the same paths. A native one reads what it likes. */
	readonly readable?: readonly string[];
	/**
	 * The program's file as it was typed, and its arguments. With them a native Python runs it as its own script, as
	 * `python FILE ARGS` does, once it is asked to `run`.
	 */
	readonly script?: Script;
	/** For tests: settings that an app never needs. */
	readonly internals?: Internals;
}

/** What follows `python` on a command line. */
export interface Script {
	/** A path, `-` or `-c`. */
	readonly file: string;
	/** With `-` and `-c`: the code. */
	readonly code?: Buffer;
	/** Run as this module, by `-m`. */
	readonly module?: string;
	readonly arguments: readonly string[];
}

/** Settings for tests and measurements. */
export interface Internals {
	/** A folder with another tracer. */
	readonly tracer?: string;
	/** The snapshot's file; null: load without one. */
	readonly snapshot?: string | null;
	/** How much memory an embedded Python may have, in bytes. */
	readonly memory?: number;
	/** Called with the embedded child's notes about itself, for example how it was loaded. */
	readonly onNote?: (note: Readonly<Record<string, unknown>>) => void;
	/** Called with the process id of the Python, if it has one. */
	readonly onStart?: (pid: number) => void;
}
