import type {Request} from '../protocol/request.ts';
import {type Ending, lastLine} from './ending.ts';
import type {Interpreter, InterpreterOptions} from './interpreter.ts';
import {type Heard, type Hello, listen} from './listen.ts';
import type {Gone, Process} from './process.ts';

/** What is different between the two kinds of Python. */
export interface Manner {
	/** Raise KeyboardInterrupt in the program. */
	readonly interrupt: () => void;
	/** Says in one sentence why a Python that said this hello cannot be used; undefined: it can. */
	readonly refuse: (hello: Hello) => string | undefined;
	/**
	 * Says in one sentence why there was no hello. `gone` is undefined while the process lives; then an answer means
	 * that no hello is to be hoped for.
	 */
	readonly explain: (gone: Gone | undefined, stderr: string) => Promise<string | undefined>;
	/** When to ask `explain` about a Python that lives but says nothing, and when to give it up, in milliseconds. */
	readonly patience: {readonly ask: number; readonly end: number};
	/** What follows when it does not end as asked: each signal, so many milliseconds after the step before. */
	readonly force: ReadonlyArray<readonly [after: number, signal: NodeJS.Signals]>;
	/** All that the child told of its own breakdown, if it did. */
	readonly crash: () => string | undefined;
}

/** Why we ended it. It is settled by what comes first. */
type Verdict = {readonly kind: 'not-started' | 'protocol'; readonly message: string} | {readonly kind: 'stopped'};

/** Talks with a started process in the protocol, until it has ended. */
export function converse(child: Process, manner: Manner, options: InterpreterOptions): Interpreter {
	let verdict: Verdict | undefined;
	let over = false;
	const timers = new Set<NodeJS.Timeout>();
	const later = (milliseconds: number, act: () => void): void => {
		if (!over) {
			timers.add(setTimeout(act, milliseconds));
		}
	};

	const condemn = (kind: 'not-started' | 'protocol', message: string): void => {
		verdict ??= {kind, message};
		child.kill('SIGKILL');
	};

	const heard = listen(child, {
		onObservation(observation) {
			if (verdict === undefined) {
				options.onObservation(observation);
			}
		},
		refuse: manner.refuse,
		onFailure: condemn,
	});

	const doubt = async (otherwise?: string): Promise<void> => {
		if (!heard.hello && !over) {
			const message = (await manner.explain(undefined, heard.stderr)) ?? otherwise;
			if (!heard.hello && message !== undefined) {
				condemn('not-started', message);
			}
		}
	};

	later(manner.patience.ask, () => void doubt());
	later(manner.patience.end, () => void doubt('Python started, but the tracer in it never answered.'));

	const force = ([step, ...rest]: Manner['force']): void => {
		if (step !== undefined) {
			const [after, signal] = step;
			later(after, () => {
				child.kill(signal);
				force(rest);
			});
		}
	};

	const conclude = async (): Promise<Ending> => {
		const gone = await child.gone;
		over = true;
		for (const timer of timers) {
			clearTimeout(timer);
		}

		return verdict === undefined ? judge(gone, heard, manner) : {...verdict, stderr: heard.stderr};
	};

	const ended = conclude();
	return {
		ended,
		send(request) {
			if (verdict === undefined && child.requests?.writable) {
				child.requests.write(encode(request));
			}
		},
		interrupt() {
			if (verdict === undefined) {
				manner.interrupt();
			}
		},
		stop() {
			if (verdict === undefined && !over) {
				verdict = {kind: 'stopped'};
				child.orphan();
				child.requests?.end(encode({op: 'quit'}));
				force(manner.force);
			}

			return ended;
		},
	};
}

/** A request as a line of pure ASCII, so that the tracer may cut it anywhere and needs no locale to read it. */
function encode(request: Request): string {
	const escaped = JSON.stringify(request).replace(
		/[\u0080-\uffff]/g,
		unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return `${escaped}\n`;
}

/** The ending of a process that went by itself. */
async function judge(gone: Gone, heard: Heard, manner: Manner): Promise<Ending> {
	const {finished, stderr} = heard;
	if (!heard.hello) {
		const message = (await manner.explain(gone, stderr)) ?? 'Python did not start.';
		return {kind: 'not-started', message, stderr};
	}

	const crash = manner.crash();
	if (crash !== undefined) {
		return {kind: 'crash', message: lastLine(crash), stderr: `${stderr}${crash}`};
	}

	return gone.signal === null
		? {kind: 'exit', status: gone.status ?? 1, finished, stderr}
		: {kind: 'signal', signal: gone.signal, finished, stderr};
}
