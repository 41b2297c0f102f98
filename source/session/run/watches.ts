import {personId} from '../../engine/stage.ts';
import type {FrameId, Observation, Request, Value} from '../../protocol/index.ts';

/**
 * The result of a watched expression at a mark: a value, CPython's words for an exception, or nothing when its frame
 * was gone.
 */
export type Answer = {readonly value: Value} | {readonly error: string} | {readonly gone: true};

/** A watched expression, with its answer at the mark on show; null where it was not asked. */
export interface Watch {
	readonly expression: string;
	readonly answer: Answer | null;
	/** Python is being asked. */
	readonly asked?: true;
}

/** An expression that CPython does not even compile, in its words. */
export interface RejectedWatch {
	readonly expression: string;
	readonly error: string;
}

/** A range of marks, both ends included. */
export interface MarkRange {
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

	/** Takes an answer of Python's; gives the error when the expression cannot be compiled. */
	take({id, value, error}: Extract<Observation, {event: 'answer'}>): RejectedWatch | null {
		const answer = value !== undefined ? {value} : error !== undefined ? {error} : ({gone: true} as const);
		const key = this.#asked.get(id);
		if (key === undefined) return null;
		this.#asked.delete(id);
		this.#pending.delete(key);
		if (error !== undefined && /^(?:Syntax|Indentation|Tab)Error\b/.test(error)) {
			return {expression: key.slice(key.indexOf(' ') + 1), error};
		}
		this.#answers.set(key, answer);
		return null;
	}

	/** The answers at a mark. */
	at(expressions: readonly string[], mark: number): readonly Watch[] {
		return expressions.map(expression => {
			const key = keyOf(mark, expression);
			const asked = this.#pending.has(key) ? ({asked: true} as const) : {};
			return {expression, answer: this.#answers.get(key) ?? null, ...asked};
		});
	}
}

function keyOf(mark: number, expression: string): string {
	return `${mark} ${expression}`;
}
