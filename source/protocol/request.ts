import type {EventName} from './observation.ts';
import type {FrameId} from './value.ts';

/** What the app asks of the tracer: one JSON object a line. */
export type Request =
	/**
	 * Allow `n` more observations. With no credit left the program stands still. An observation of an event in `stop`
	 * uses up all that is left; it holds until the next grant. So does `fine`: while it holds, each instruction of a
	 * generator's is told, as an `instruction` at a `step`.
	 */
	| {readonly op: 'credit'; readonly n: number; readonly stop?: readonly EventName[]; readonly fine?: boolean}
	/**
	 * Open a file: answered by `source` and `targets`, or by `problem`. Runs none of it. `file` is the path as typed,
	 * `path` the absolute one. `source` is the file's bytes in base64, for a Python that cannot read the disk.
	 * `capture`: the program's output comes as `output` observations instead of going to the tracer's own
	 * stdout and stderr. `own`: folders and files whose code counts as the program's besides what lies beside the file
	 * (`<doctest`: code without a file whose name begins like this; `*`:
	 * all code that has a file). `mute`: the frames are observed as always, but nothing
	 * of that is told, so no value need be described. `code`: there is no file; `path` is the name that CPython gives such code
	 * (`<string>`, `<stdin>`), and `source` is all of it. `module`: the file is run as that module, as by `python -m`.
	 */
	| {
			readonly op: 'open';
			readonly file: string;
			readonly path: string;
			readonly source?: string;
			readonly arguments: readonly string[];
			readonly capture: boolean;
			readonly own?: readonly string[];
			readonly mute?: boolean;
			readonly code?: boolean;
			readonly module?: string;
	  }
	/** Run the opened file as a script. Answered by observations up to `end`. */
	| {readonly op: 'run'}
	/**
	 * Import the opened file and evaluate `expression` (or `name = expression`) to the generator to drive.
	 * Answered by `driving` and `ready`, or by `problem`.
	 */
	| {readonly op: 'drive'; readonly expression: string}
	/** The commands of the person. `expression` is Python. Answered by observations up to `result`, then `ready`; or by `problem`. */
	| {readonly op: 'next'}
	| {readonly op: 'send'; readonly expression: string}
	| {readonly op: 'throw'; readonly expression: string}
	| {readonly op: 'close'}
	/** What an expression is in a frame (0: the client), while the program stands still. Answered by `answer`. */
	| {readonly op: 'evaluate'; readonly id: number; readonly frame: FrameId; readonly expression: string}
	/** Which names the client's expressions may begin with. Answered by `names`. */
	| {readonly op: 'names'}
	/** Stop the program in an orderly way: answered by `end`. */
	| {readonly op: 'quit'};

export type Command = Extract<Request, {readonly op: 'next' | 'send' | 'throw' | 'close'}>;
