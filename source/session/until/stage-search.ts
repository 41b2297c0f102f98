import type {FrameNames} from '../../engine/frame-names.ts';
import {initialState, reduce} from '../../engine/reduce.ts';
import type {Stage} from '../../engine/stage.ts';
import type {State} from '../../engine/state.ts';
import type {Goal} from './goal.ts';
import {goalTest, type StageTest} from './stage-test.ts';

/** What is known of a run from its beginning on. */
interface Known {
	readonly codes: State['codes'];
	readonly names: FrameNames;
	/** The program's file, as Python names it. */
	readonly file: string;
}

/** Looks for a goal from the first stage on, in a run without a person. */
export class StageSearch {
	/** The state that the goal is reached with; null: not yet. */
	found: State | null = null;
	#state: State;
	readonly #test: StageTest;

	constructor(goal: Goal, {codes, names, file}: Known) {
		this.#test = goalTest(goal, {names, file, frame: null});
		this.#state = initialState(codes, names);
	}

	/** See `StageTest`. */
	get events(): StageTest['events'] {
		return this.#test.events;
	}

	/** Takes the next stage; true: it is the one. */
	take(stage: Stage): boolean {
		this.#state = reduce(this.#state, stage);
		if (this.#test.fits(stage)) this.found = this.#state;
		return this.found !== null;
	}
}
