import type {FrameId} from '../protocol/index.ts';
import type {FrameNames} from './frame-names.ts';
import type {Move, Stage} from './stage.ts';
import type {Kind} from './stage-kinds.ts';
import type {State} from './state.ts';

/** What the program printed at once. */
export type Printed = Pick<Extract<Move, {kind: 'output'}>, 'stream' | 'text'>;

/**
 * The stages of a run: a log to which is only added. It may be a million stages long, so what looks through all of it
 * goes by their kinds: a stage itself has to be unpacked.
 */
export interface History {
	/** How many stages there are; marks go from 0 (before the first stage) to `length`. */
	readonly length: number;
	/** What the frames of all its stages are called. */
	readonly names: FrameNames;
	/** The stage that leads from mark `index` to mark `index + 1`. Throws RangeError outside 0..length-1. */
	stage(index: number): Stage;
	/** What kind that stage is of. Throws RangeError outside 0..length-1. */
	kind(index: number): Kind;
	/** Whose stage that is. Throws RangeError outside 0..length-1. */
	frame(index: number): FrameId;
	/** The state at a mark. Runs no Python; costs at most the stages since the nearest checkpoint. */
	stateAt(mark: number): State;
	/** How many `output` stages there are. */
	readonly outputs: number;
	/** What the output stage of this number, from 0, printed. Throws RangeError outside 0..outputs-1. */
	printed(output: number): Printed;
}
