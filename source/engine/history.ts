import type {FrameId} from '../protocol/index.ts';
import type {FrameNames} from './frame-names.ts';
import type {Lanes} from './lanes.ts';
import type {Move, Stage} from './stage.ts';
import type {Kind} from './stage-kinds.ts';
import type {State} from './state.ts';

/** What the program printed at once. */
export type Printed = Pick<Extract<Move, {kind: 'output'}>, 'stream' | 'text'>;

/**
 * The stages of a run. The log only grows. It may hold a million stages, and reading a stage unpacks it. Code that
 * scans the whole log therefore reads only the kinds.
 */
export interface History {
	/** How many stages there are; marks go from 0 (before the first stage) to `length`. */
	readonly length: number;
	/** What the frames of all its stages are called. */
	readonly names: FrameNames;
	/** Who was at work in which of them. */
	readonly lanes: Lanes;
	/** The stage that leads from mark `index` to mark `index + 1`. Throws RangeError outside 0..length-1. */
	stage(index: number): Stage;
	/** The kind of that stage. Throws RangeError outside 0..length-1. */
	kind(index: number): Kind;
	/** The frame of that stage. Throws RangeError outside 0..length-1. */
	frame(index: number): FrameId;
	/** The state at a mark. Runs no Python; costs at most the stages since the nearest checkpoint. */
	stateAt(mark: number): State;
	/** How many `output` stages there are. */
	readonly outputs: number;
	/** What the output stage of this number, from 0, printed. Throws RangeError outside 0..outputs-1. */
	printed(output: number): Printed;
}
