/** The schema of what the app asks of the tracer. */

import {type Fields, isText, isTruth, isWhole, listOf, type Message, oneOf, optional, orNull} from './fields.ts';
import {type EventName, observations} from './observation.ts';

const isEventName = oneOf(...(Object.keys(observations) as EventName[]));

/** What the app asks of the tracer, one JSON object a line: the fields of each request. */
export const requests = {
	/**
	 * Allow `n` more observations. With no credit left the program stands still. An observation of an event in `stop`
	 * uses up all that is left; it holds until the next grant. So does `fine`: while it holds, each instruction of a
	 * generator's is told, as an `instruction` at a `step`.
	 */
	credit: {n: isWhole, stop: optional(listOf(isEventName)), fine: optional(isTruth)},
	/** Open a file: answered by `source` and `targets`, or by `problem`. Runs none of it. */
	open: {
		/** The path as typed. */
		file: isText,
		/** The absolute path. With `code`: the name that CPython gives such code, `<string>` or `<stdin>`. */
		path: isText,
		/** The file's bytes in base64, for a Python that cannot read the disk. */
		source: optional(isText),
		arguments: listOf(isText),
		/** The program's output comes as `output` observations instead of going to the tracer's own stdout and stderr. */
		capture: isTruth,
		/** With `capture`: pipes that the tracer makes can be read by us. */
		pipes: optional(isTruth),
		/**
		 * Folders and files whose code counts as the program's besides what lies beside the file. `<doctest`: code without a
		 * file whose name begins like this; `*`: all code that has a file.
		 */
		own: optional(listOf(isText)),
		/** The frames are observed as usual but not reported. No value needs a description. */
		mute: optional(isTruth),
		/** There is no file; `source` is all of the code. */
		code: optional(isTruth),
		/** The file is run as that module, as by `python -m`. */
		module: optional(isText),
		/** The time of asyncio's loops goes from timer to timer, and no wait for one takes time. Absent: it is the real time. */
		clock: optional(oneOf('virtual')),
		/**
		 * Which of the ready tasks has its step next: `ask` or `seed=` and a number. Each choice is told by `chosen`. Absent: asyncio's own
		 * order.
		 */
		schedule: optional(isText),
	},
	/** The pipes are read: they take the place of stdout and stderr. Else nothing changes. */
	pipes: {taken: isTruth},
	/** Run the opened file as a script. Answered by observations up to `end`. */
	run: {},
	/**
	 * Import the opened file and evaluate `expression` (or `name = expression`) to the generator to drive.
	 * Answered by `driving` and `ready`, or by `problem`.
	 */
	drive: {expression: isText},
	/** The commands of the person. `expression` is Python. Answered by observations up to `result`, then `ready`; or by `problem`. */
	next: {},
	send: {expression: isText},
	throw: {expression: isText},
	close: {},
	/** The task that has its step next, of those that `choose` listed. null: the one that asyncio would take. */
	choose: {
		task: orNull(isWhole),
		/** Its name on the screen: what a recording knows it by. */
		name: optional(isText),
	},
	/** What an expression is in a frame (0: the client), while the program stands still. Answered by `answer`. */
	evaluate: {id: isWhole, frame: isWhole, expression: isText},
	/** What the variables of a frame (0: the client) hold, while the program stands still. Answered by `tree`. */
	look: {id: isWhole, frame: isWhole},
	/** Which names the client's expressions may begin with. Answered by `names`. */
	names: {},
	/** Stop the program in an orderly way: answered by `end`. */
	quit: {},
} as const satisfies Readonly<Record<string, Fields>>;

type Schema = typeof requests;

export type Request = {[O in keyof Schema]: {readonly op: O} & Message<Schema[O]>}[keyof Schema];

export type Command = Extract<Request, {readonly op: 'next' | 'send' | 'throw' | 'close'}>;
