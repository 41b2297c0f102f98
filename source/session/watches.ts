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
	readonly #asked = new Map<number, string>();
	readonly #pending = new Set<string>();
	#next = 1;

	constructor(send: (request: Request) => void) {
		this.#send = send;
	}

	/** Asks for what is not known at a mark yet, in `frame` (null: the client). Python must stand still there. */
	ask(expressions: readonly string[], mark: number, frame: FrameId | null): void {
		for (const expression of expressions) {
			const key = keyOf(mark, expression);
			if (this.#answers.has(key) || this.#pending.has(key)) continue;
			const id = this.#next++;
			this.#asked.set(id, key);
			this.#pending.add(key);
			this.#send({op: 'evaluate', id, frame: frame ?? personId, expression});
		}
	}

	/** Takes an answer of Python's. */
	take({id, value, error}: Extract<Observation, {event: 'answer'}>): void {
		const answer = value !== undefined ? {value} : error !== undefined ? {error} : ({gone: true} as const);
		const key = this.#asked.get(id);
		if (key === undefined) return;
		this.#asked.delete(id);
		this.#pending.delete(key);
		this.#answers.set(key, answer);
	}

	/** The answers at a mark. */
	at(expressions: readonly string[], mark: number): readonly Watch[] {
		return expressions.map(expression => ({expression, answer: this.#answers.get(keyOf(mark, expression)) ?? null}));
	}
}

function keyOf(mark: number, expression: string): string {
	return `${mark} ${expression}`;
}
