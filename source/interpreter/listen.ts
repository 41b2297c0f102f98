/** Reads what a Python says: observations, and its stderr. */

import {createDecoder} from '../protocol/decode.ts';
import {type Observation, protocolVersion} from '../protocol/observation.ts';
import {lineSplitter, tail} from './line-splitter.ts';
import {createOutputDecoder, type OutputDecoder} from './output-decoder.ts';
import type {Process} from './process.ts';

export type Hello = Extract<Observation, {readonly event: 'hello'}>;

/** The handlers for what the Python says. */
export interface Listener {
	/** Called in order, from the hello on, with the line that it came in. */
	readonly onObservation: (observation: Observation, line: string) => void;
	/** Says in one sentence why a Python that said this hello cannot be used; undefined: it can. */
	readonly refuse: (hello: Hello) => string | undefined;
	/**
	 * Called once, with one sentence, when the Python cannot be used or sends something that is not an observation.
	 * Nothing follows.
	 */
	readonly onFailure: (kind: 'not-started' | 'protocol', message: string) => void;
}

/** Everything heard so far. */
export interface Heard {
	/** It said hello, and can be used. */
	readonly hello: boolean;
	/** It told the end of the program. */
	readonly finished: boolean;
	/** The end of what came by its stderr. */
	readonly stderr: string;
	/** To be called when the process has gone: hands on what came around its own streams last. */
	settle(): void;
}

/** How much of stderr is kept, in UTF-16 units. */
const STDERR_KEPT = 4096;

/** Listens to a process's observations, and to its stdout and stderr where these are captured. */
export function listen(child: Process, listener: Listener): Heard {
	let hello = false;
	let finished = false;
	let failed = false;
	const stderr = tail(STDERR_KEPT);
	const held: Observation[] = [];
	const decode = createDecoder();

	const fail = (kind: 'not-started' | 'protocol', message: string): void => {
		failed = true;
		listener.onFailure(kind, message);
	};

	const greet = (first: Observation, line: string): void => {
		if (first.event !== 'hello') {
			fail('protocol', `The tracer began with "${first.event}" instead of "hello".`);
			return;
		}

		if (first.protocol !== protocolVersion) {
			fail(
				'protocol',
				`The tracer speaks version ${first.protocol} of the protocol, and we version ${protocolVersion}.`,
			);
			return;
		}

		const refusal = listener.refuse(first);
		if (refusal !== undefined) {
			fail('not-started', refusal);
			return;
		}

		hello = true;
		listener.onObservation(first, line);
		for (const observation of held.splice(0)) listener.onObservation(observation, JSON.stringify(observation));
	};

	const hear = (line: string): void => {
		if (failed) return;
		const decoded = decode(line);
		if (!decoded.ok) {
			fail('protocol', decoded.failure.message);
		} else if (hello) {
			finished ||= decoded.observation.event === 'end';
			listener.onObservation(decoded.observation, line);
		} else {
			greet(decoded.observation, line);
		}
	};

	const around: Observation[] = [];
	const handOn = (): void => {
		for (const observation of around.splice(0)) {
			if (!hello) held.push(observation);
			else if (!failed) listener.onObservation(observation, JSON.stringify(observation));
		}
	};

	// What comes this way went around Python's own streams, or is Python's own complaint before it could start.
	const take = (stream: 'stdout' | 'stderr', text: string): void => {
		if (text === '') return;
		if (stream === 'stderr') stderr.add(text);

		// The Python sent its observations before this: where both can be read, those come first.
		if (around.push({event: 'output', stream, text, around: true}) === 1) setImmediate(handOn);
	};

	child.observations?.on('data', lineSplitter(hear));
	const decoders = new Map<'stdout' | 'stderr', OutputDecoder>();
	for (const stream of ['stdout', 'stderr'] as const) {
		const decoder = createOutputDecoder();
		decoders.set(stream, decoder);
		child[stream]?.on('data', (chunk: Buffer) => take(stream, decoder.write(chunk)));
	}

	return {
		get hello() {
			return hello;
		},
		get finished() {
			return finished;
		},
		get stderr() {
			return stderr.text();
		},
		settle() {
			for (const [stream, decoder] of decoders) take(stream, decoder.end());
			handOn();
		},
	};
}
