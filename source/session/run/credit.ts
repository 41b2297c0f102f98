import type {EventName, Observation, Request} from '../../protocol/index.ts';

/** What a program runs until; `test`: a stage that is looked for. */
export type Goal = 'instruction' | 'stage' | 'line' | 'result' | 'ready' | 'test';

/** Observations that a person runs on by at once, at the most, before the app looks again. */
const BATCH_SIZE = 256;

/** At these a resumption may have come to its end. */
export const END_EVENTS: readonly EventName[] = ['yield', 'return', 'unwind', 'result', 'end'];

/** Events that the tracer sends without credit. A test compares them with its source. */
export const FREE_EVENTS: ReadonlySet<EventName> = new Set<EventName>([
	'hello',
	'pipes',
	'source',
	'targets',
	'code',
	'bytecode',
	'task',
	'choose',
	'create',
	'driving',
	'ready',
	'problem',
	'answer',
	'names',
	'module',
	'tree',
	'end',
]);

/** Whether the tracer sends an observation without credit. */
export function isFree(observation: Observation): boolean {
	return FREE_EVENTS.has(observation.event) || (observation.event === 'output' && observation.around === true);
}

/** How many observations the tracer may still send, counted as the tracer counts them. With none left the program stands still. */
export class Credit {
	left = 0;
	/** The `stop` of the last grant, which holds until the next. */
	#stop: readonly EventName[] = [];

	/** Takes account of an observation. */
	count(observation: Observation): void {
		if (observation.event === 'choose') this.left = 0;
		if (isFree(observation)) return;
		this.left = this.#stop.includes(observation.event) ? 0 : this.left - 1;
	}

	/**
	 * The next grant. Null while credit is outstanding: only afterwards is it certain how much the tracer has left.
	 * `stop`: for a test, the only events that can bring its stage; null: any.
	 */
	grant(goal: Goal | null, stop: readonly EventName[] | null = null): Request | null {
		if (this.left > 0) return null;
		const events = goal === 'result' ? END_EVENTS : goal === 'test' ? stop : null;
		this.#stop = events ?? [];
		this.left = events === null ? 1 : BATCH_SIZE;
		const fine = goal === 'instruction' ? {fine: true} : {};
		return {op: 'credit', n: this.left, stop: this.#stop, ...fine};
	}
}
