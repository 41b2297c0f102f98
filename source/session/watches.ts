import {personId} from '../engine/stage.ts';
import type {FrameId, Observation, Request, Value} from '../protocol/index.ts';

/** What a watched expression gave at a mark: a value, CPython's words for an exception, or nothing: its frame was gone. */
export type Answer = {readonly value: Value} | {readonly error: string} | {readonly gone: true};

/** A watched expression, with its answer at the mark on show; null where it was not asked. */
export interface Watch {
	readonly expression: string;
	readonly answer: Answer | null;
}

/** A range of marks, both ends included. */
export interface Marks {
	readonly first: number;
	readonly last: number;
}

/** The answers of one run, by mark. Python is only asked at the newest mark, while it stands still. */
export class Watches {
	readonly #send: (request: Request) => void;
	readonly #answers = new Map<string, Answer>();
	readonly #asked = new Map<number, readonly string[]>();
	readonly #pending = new Set<string>();
	#next = 1;

	constructor(send: (request: Request) => void) {
		this.#send = send;
	}

	/**
	 * Asks for what is not known yet, in `frame` (null: the client). Python stands at all marks from `first` to `last`:
	 * one observation led to them.
	 */
	ask(expressions: readonly string[], {first, last}: Marks, frame: FrameId | null): void {
		for (const expression of expressions) {
			const keys = Array.from({length: last - first + 1}, (_, index) => keyOf(first + index, expression));
			if (keys.some(key => this.#answers.has(key) || this.#pending.has(key))) continue;
			const id = this.#next++;
			this.#asked.set(id, keys);
			for (const key of keys) this.#pending.add(key);
			this.#send({op: 'evaluate', id, frame: frame ?? personId, expression});
		}
	}

	/** Takes an answer of Python's. */
	take({id, value, error}: Extract<Observation, {event: 'answer'}>): void {
		const answer = value !== undefined ? {value} : error !== undefined ? {error} : ({gone: true} as const);
		for (const key of this.#asked.get(id) ?? []) {
			this.#pending.delete(key);
			this.#answers.set(key, answer);
		}
		this.#asked.delete(id);
	}

	/** The answers at a mark. */
	at(expressions: readonly string[], mark: number): readonly Watch[] {
		return expressions.map(expression => ({expression, answer: this.#answers.get(keyOf(mark, expression)) ?? null}));
	}
}

function keyOf(mark: number, expression: string): string {
	return `${mark} ${expression}`;
}
