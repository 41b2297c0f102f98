import type {FrameNames} from './frame-names.ts';
import type {Stage} from './stage.ts';
import type {State} from './state.ts';

/** The stages of a run: a log to which is only added. */
export interface History {
	/** How many stages there are; marks go from 0 (before the first stage) to `length`. */
	readonly length: number;
	/** What the frames of all its stages are called. */
	readonly names: FrameNames;
	/** The stage that leads from mark `index` to mark `index + 1`. Throws RangeError outside 0..length-1. */
	stage(index: number): Stage;
	/** The state at a mark. Runs no Python; costs at most the stages since the nearest checkpoint. */
	stateAt(mark: number): State;
	/** The marks at which the `output` stages stand: output n (from 0) is stage `outputs[n]`. */
	readonly outputs: readonly number[];
}
