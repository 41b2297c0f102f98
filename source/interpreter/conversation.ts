import type {Request} from '../protocol/request.ts';
import {type Ending, lastLine} from './ending.ts';
import type {Interpreter, InterpreterOptions} from './interpreter.ts';
import {type Heard, type Hello, listen} from './listen.ts';
import type {Process, ProcessExit} from './process.ts';

/** What differs between a native and an embedded Python. */
export interface PythonKind {
	/** Raise KeyboardInterrupt in the program. */
	readonly interrupt: () => void;
	/** The same for a ctrl-c that came to us, if it does not reach the program anyway. */
	readonly passInterrupt: () => void;
	/** Says in one sentence why a Python that said this hello cannot be used; undefined: it can. */
	readonly refuse: (hello: Hello) => string | undefined;
	/**
	 * Says in one sentence why there was no hello. `gone` is undefined while the process lives; then an answer means
	 * that no hello will come.
	 */
	readonly explain: (gone: ProcessExit | undefined, stderr: string) => Promise<string | undefined>;
	/** When to ask `explain` about a Python that lives but says nothing, and when to give it up, in milliseconds. */
	readonly patience: {readonly ask: number; readonly end: number};
	/** The signals that follow when it does not end as asked, each with its delay in milliseconds after the previous step. */
	readonly force: ReadonlyArray<readonly [after: number, signal: NodeJS.Signals]>;
	/** What the child reported about its own failure, if it did. */
	readonly crash: () => string | undefined;
}

/** Why we ended it. The first reason counts. */
type EndReason = {readonly kind: 'not-started' | 'protocol'; readonly message: string} | {readonly kind: 'stopped'};

/** Talks with a started process in the protocol, until it has ended. */
export function converse(child: Process, python: PythonKind, options: InterpreterOptions): Interpreter {
	let endReason: EndReason | undefined;
	let over = false;
	const timers = new Set<NodeJS.Timeout>();
	const later = (milliseconds: number, act: () => void): void => {
		if (!over) timers.add(setTimeout(act, milliseconds));
	};

	const endBecause = (kind: 'not-started' | 'protocol', message: string): void => {
		endReason ??= {kind, message};
		child.kill('SIGKILL');
	};

	const heard = listen(child, {
		onObservation(observation, line) {
			if (endReason === undefined) options.onObservation(observation, line);
		},
		refuse: python.refuse,
		onFailure: endBecause,
	});

	const checkHello = async (otherwise?: string): Promise<void> => {
		if (!heard.hello && !over) {
			const message = (await python.explain(undefined, heard.stderr)) ?? otherwise;
			if (!heard.hello && message !== undefined) endBecause('not-started', message);
		}
	};

	later(python.patience.ask, () => void checkHello());
	later(python.patience.end, () => void checkHello('Python started, but the tracer in it never answered.'));

	const force = ([step, ...rest]: PythonKind['force']): void => {
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
		heard.settle();
		over = true;
		for (const timer of timers) clearTimeout(timer);

		return endReason === undefined ? judge(gone, heard, python) : {...endReason, stderr: heard.stderr};
	};

	const ended = conclude();
	return {
		ended,
		send(request) {
			if (endReason === undefined && child.requests?.writable) child.requests.write(encode(request));
		},
		interrupt() {
			if (endReason === undefined) python.interrupt();
		},
		pass(signal) {
			if (endReason !== undefined) return;
			if (signal === 'SIGINT') python.passInterrupt();
			else child.signal(signal);
		},
		stop() {
			if (endReason === undefined && !over) {
				endReason = {kind: 'stopped'};
				child.orphan();
				child.requests?.end(encode({op: 'quit'}));
				force(python.force);
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
async function judge(gone: ProcessExit, heard: Heard, python: PythonKind): Promise<Ending> {
	const {finished, stderr} = heard;
	if (!heard.hello) {
		const message = (await python.explain(gone, stderr)) ?? 'Python did not start.';
		return {kind: 'not-started', message, stderr};
	}

	const crash = python.crash();
	if (crash !== undefined) return {kind: 'crash', message: lastLine(crash), stderr: `${stderr}${crash}`};
	return gone.signal === null
		? {kind: 'exit', status: gone.status ?? 1, finished, stderr}
		: {kind: 'signal', signal: gone.signal, finished, stderr};
}
