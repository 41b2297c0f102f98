import type {CodeId} from '../protocol/index.ts';
import {NamesByStages} from './frame-names.ts';
import type {History} from './history.ts';
import {initialState, reduce} from './reduce.ts';
import type {Code, Stage} from './stage.ts';
import type {State} from './state.ts';

/** A state is kept at every so many marks; seeking reduces at most this many stages. */
const checkpointInterval = 256;

/** A history that can grow. */
export interface Log extends History {
	/** Adds a stage at the end. */
	append(stage: Stage): void;
	/** How many times a stage was reduced so far: a measure for tests. */
	readonly reductions: number;
}

/** An empty log. `codes` are those of the stager that makes its stages. */
export function createLog(codes: ReadonlyMap<CodeId, Code>): Log {
	return new StageLog(codes);
}

class StageLog implements Log {
	readonly names: NamesByStages;
	readonly outputs: number[] = [];
	reductions = 0;
	#stages: Stage[] = [];
	#checkpoints: State[];
	/** The state that was asked for last; the next one asked for is mostly its neighbour. */
	#recent: State;

	constructor(codes: ReadonlyMap<CodeId, Code>) {
		this.names = new NamesByStages(codes);
		this.#recent = initialState(codes, this.names);
		this.#checkpoints = [this.#recent];
	}

	get length(): number {
		return this.#stages.length;
	}

	append(stage: Stage): void {
		if (stage.kind === 'output') this.outputs.push(this.#stages.length);
		this.#stages.push(stage);
		this.names.take(stage);
	}

	stage(index: number): Stage {
		const stage = this.#stages[index];
		if (stage === undefined) throw new RangeError(`There is no stage ${index} among ${this.length}.`);
		return stage;
	}

	stateAt(mark: number): State {
		if (!Number.isInteger(mark) || mark < 0 || mark > this.length) {
			throw new RangeError(`There is no mark ${mark} among ${this.length}.`);
		}
		let state = this.#nearest(mark);
		while (state.position < mark) {
			state = reduce(state, this.stage(state.position));
			this.reductions += 1;
			this.#keep(state);
		}
		this.#recent = state;
		return state;
	}

	#nearest(mark: number): State {
		const last = Math.min(Math.floor(mark / checkpointInterval), this.#checkpoints.length - 1);
		const checkpoint = this.#checkpoints[last] as State;
		const recent = this.#recent;
		return recent.position <= mark && recent.position > checkpoint.position ? recent : checkpoint;
	}

	#keep(state: State): void {
		const index = state.position / checkpointInterval;
		if (index === this.#checkpoints.length) this.#checkpoints.push(state);
	}
}
