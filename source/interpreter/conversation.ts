import {StringDecoder} from 'node:string_decoder';
import {decodeObservation} from '../protocol/decode.ts';
import {type Observation, protocolVersion} from '../protocol/observation.ts';
import {type Ending, lastLine} from './ending.ts';
import type {Interpreter, InterpreterOptions} from './interpreter.ts';
import {lineSplitter, tail} from './lines.ts';
import type {Gone, Process} from './process.ts';

export type Hello = Extract<Observation, {readonly event: 'hello'}>;

/** What is different between the two kinds of Python. */
export interface Manner {
	/** Raise KeyboardInterrupt in the program. */
	readonly interrupt: () => void;
	/** Says in one sentence why a Python that said this hello cannot be used; undefined: it can. */
	readonly refuse: (hello: Hello) => string | undefined;
	/** Says in one sentence why there was no hello. `gone` is undefined while the process lives. */
	readonly explain: (gone: Gone | undefined, stderr: string) => Promise<string | undefined>;
	/** When to ask `explain` about a Python that lives but says nothing, and when to give it up, in milliseconds. */
	readonly patience: {readonly ask: number; readonly end: number};
	/** What follows when it does not end as asked: each signal, so many milliseconds after the step before. */
	readonly force: ReadonlyArray<readonly [after: number, signal: NodeJS.Signals]>;
	/** The crash that the child told of, if it did. */
	readonly crash: () => string | undefined;
}

type Verdict = {readonly kind: 'not-started' | 'protocol'; readonly message: string} | {readonly kind: 'stopped'};

/** How much of its stderr an ending keeps, in UTF-16 units. */
const stderrKept = 4096;

/** Talks with a started process in the protocol, until it has ended. */
export function converse(child: Process, manner: Manner, options: InterpreterOptions): Interpreter {
	let hello = false;
	let finished = false;
	let over = false;
	let verdict: Verdict | undefined;
	const stderr = tail(stderrKept);
	const timers = new Set<NodeJS.Timeout>();
	const held: Observation[] = [];

	const later = (milliseconds: number, act: () => void): void => {
		if (!over) {
			timers.add(setTimeout(act, milliseconds));
		}
	};

	const condemn = (reason: Verdict, signal?: NodeJS.Signals): void => {
		verdict ??= reason;
		if (signal !== undefined) {
			child.kill(signal);
		}
	};

	const deliver = (observation: Observation): void => {
		if (verdict === undefined) {
			options.onObservation(observation);
		}
	};

	const greet = (first: Observation): void => {
		if (first.event !== 'hello') {
			condemn({kind: 'protocol', message: `The tracer began with ${first.event} instead of hello.`}, 'SIGKILL');
			return;
		}

		const refusal =
			first.protocol === protocolVersion
				? manner.refuse(first)
				: `The tracer speaks version ${first.protocol} of the protocol, not ${protocolVersion}.`;
		if (refusal !== undefined) {
			condemn({kind: 'not-started', message: refusal}, 'SIGKILL');
			return;
		}

		hello = true;
		deliver(first);
		for (const early of held.splice(0)) {
			deliver(early);
		}
	};

	child.observations?.on(
		'data',
		lineSplitter(line => {
			if (verdict !== undefined) {
				return;
			}

			const decoded = decodeObservation(line);
			if (!decoded.ok) {
				condemn({kind: 'protocol', message: decoded.failure.message}, 'SIGKILL');
			} else if (!hello) {
				greet(decoded.observation);
			} else {
				finished ||= decoded.observation.event === 'end';
				deliver(decoded.observation);
			}
		}),
	);

	// Only what went around the tracer comes this way.
	for (const stream of ['stdout', 'stderr'] as const) {
		const decoder = new StringDecoder('utf8');
		child[stream]?.on('data', (chunk: Buffer) => {
			const text = decoder.write(chunk);
			if (stream === 'stderr') {
				stderr.add(text);
			}

			const observation: Observation = {seq: -1, event: 'output', stream, text};
			if (hello) {
				deliver(observation);
			} else {
				held.push(observation);
			}
		});
	}

	const doubt = async (message: string | undefined): Promise<void> => {
		const explained = await manner.explain(undefined, stderr.text());
		if (!hello && (explained ?? message) !== undefined) {
			condemn({kind: 'not-started', message: explained ?? message ?? ''}, 'SIGKILL');
		}
	};

	later(manner.patience.ask, () => !hello && void doubt(undefined));
	later(manner.patience.end, () => !hello && void doubt('Python started, but the tracer in it never answered.'));

	const conclude = async (): Promise<Ending> => {
		const gone = await child.gone;
		over = true;
		for (const timer of timers) {
			clearTimeout(timer);
		}

		const last = {stderr: stderr.text()};
		if (verdict !== undefined) {
			return {...verdict, ...last};
		}

		const crash = manner.crash();
		if (!hello) {
			const why = await manner.explain(gone, last.stderr);
			return {kind: 'not-started', message: why ?? 'Python did not start.', ...last};
		}

		if (crash !== undefined) {
			return {kind: 'crash', message: lastLine(crash), stderr: `${last.stderr}${crash}`};
		}

		return gone.signal === null
			? {kind: 'exit', status: gone.status ?? 1, finished, ...last}
			: {kind: 'signal', signal: gone.signal, finished, ...last};
	};

	const ended = conclude();
	const force = ([step, ...rest]: Manner['force']): void => {
		if (step !== undefined) {
			later(step[0], () => {
				child.kill(step[1]);
				force(rest);
			});
		}
	};

	return {
		ended,
		send(request) {
			if (verdict === undefined && child.requests?.writable) {
				child.requests.write(`${JSON.stringify(request)}\n`);
			}
		},
		interrupt() {
			if (verdict === undefined) {
				manner.interrupt();
			}
		},
		stop() {
			if (verdict === undefined && !over) {
				condemn({kind: 'stopped'});
				child.requests?.end(`${JSON.stringify({op: 'quit'})}\n`);
				force(manner.force);
			}

			return ended;
		},
	};
}
