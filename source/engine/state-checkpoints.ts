import {reduce} from './reduce.ts';
import type {Stage} from './stage.ts';
import type {State} from './state.ts';

/** A state is kept at every mark that is a multiple of this. */
const CHECKPOINT_INTERVAL = 512;
/** Between two checkpoints, more states are kept while they are read. This makes steps back cheap. */
const RUNG_INTERVAL = 32;
/** The states read last are kept. Reading one of them again returns the same object. */
const MAX_RECENT = 8;

/** The states of a run by their marks. A state that is not kept is computed from the nearest one that is. */
export class StateCheckpoints {
	/** How many times a stage was reduced to make a state anew: a measure for tests. */
	remade = 0;
	#newest: State;
	readonly #checkpoints: State[];
	/** Of one interval between checkpoints, by their marks. */
	readonly #rungs = new Map<number, State>();
	#interval = 0;
	/** The states read last, by their marks, in the order of reading. */
	readonly #recent = new Map<number, State>();
	readonly #stage: (index: number) => Stage;

	/** `stage` gives those that led to the newest state. */
	constructor(initial: State, stage: (index: number) => Stage) {
		this.#newest = initial;
		this.#checkpoints = [initial];
		this.#stage = stage;
	}

	push(stage: Stage): void {
		this.#newest = reduce(this.#newest, stage);
		if (this.#newest.position % CHECKPOINT_INTERVAL === 0) this.#checkpoints.push(this.#newest);
	}

	/** The state at a mark, which must exist. */
	at(mark: number): State {
		const state = mark === this.#newest.position ? this.#newest : (this.#recent.get(mark) ?? this.#remake(mark));
		this.#recent.delete(mark);
		this.#recent.set(mark, state);
		const [oldest] = this.#recent.keys();
		if (this.#recent.size > MAX_RECENT && oldest !== undefined) this.#recent.delete(oldest);
		return state;
	}

	#remake(mark: number): State {
		let state = this.#nearest(mark);
		while (state.position < mark) {
			state = reduce(state, this.#stage(state.position));
			this.remade += 1;
			if (state.position % RUNG_INTERVAL === 0) this.#rungs.set(state.position, state);
		}
		return state;
	}

	#nearest(mark: number): State {
		const interval = Math.floor(mark / CHECKPOINT_INTERVAL);
		if (interval !== this.#interval) this.#rungs.clear();
		this.#interval = interval;
		const before = this.#recent.get(mark - 1);
		if (before !== undefined) return before;
		for (let rung = mark - (mark % RUNG_INTERVAL); rung > interval * CHECKPOINT_INTERVAL; rung -= RUNG_INTERVAL) {
			const state = this.#rungs.get(rung);
			if (state !== undefined) return state;
		}
		return this.#checkpoints[interval] as State;
	}
}
