/** Who was at work when: the index that a timeline is drawn from. */

import type {FrameId} from '../protocol/index.ts';

/** What happens in a lane besides being at work. */
export type LaneEventKind = 'made' | 'woken' | 'sent' | 'thrown' | 'cancel' | 'ended' | 'failed';

/** Something that happened in a lane with the stage at an index. `from`: the lane that did it; null: none that is known. */
export interface LaneEvent {
	readonly stage: number;
	readonly kind: LaneEventKind;
	readonly lane: FrameId;
	readonly from: FrameId | null;
}

/** What a lane did during some stages. */
export type LaneCell = 'run' | 'ready' | 'wait' | 'none';

/**
 * The lanes of a history. There is one for each task, one for each generator that is resumed outside of tasks, and that of the client,
 * `personId`, for all the rest: a person, functions, modules, an event loop. Exactly one lane is at work in each stage. It grows with
 * the stages.
 */
export interface Lanes {
	/** All lanes that are born before a stage, in the order of their births. Each goes by the frame of its task or generator. */
	bornBefore(stage: number): readonly FrameId[];
	/** Whether a task was met. */
	readonly hasTasks: boolean;
	/** Whether a lane is that of a task. */
	isTask(lane: FrameId): boolean;
	/** Whether a lane has ended: it has no turn any more. */
	hasEnded(lane: FrameId): boolean;
	/** How many turns there are. A turn is at work from its first stage up to the next turn. */
	readonly turns: number;
	/** The turn that the stage at an index belongs to; -1: there is none. */
	turnAt(stage: number): number;
	turnStart(turn: number): number;
	turnLane(turn: number): FrameId;
	/** The first turn of a lane that starts at a stage or later; null: there is none. */
	nextTurn(lane: FrameId, stage: number): number | null;
	/** The loop's time at a stage, in milliseconds since it was told first; null: it was not told so far. */
	timeAt(stage: number): number | null;
	/** The first stage at a time of the loop, as `timeAt` gives it, or later; Infinity: there is none. */
	stageAtTime(time: number): number;
	/** How many different times the loop told up to, but not including, a stage. */
	timesBefore(stage: number): number;
	/** What a lane did in the stages from `from` up to, but not including, `to`; where both are the same, between two stages. */
	cell(lane: FrameId, from: number, to: number): LaneCell;
	/**
	 * What happened of some kinds in some lanes, in the stages from `from` up to `to`, the latest first. Looks at the latest 20,000
	 * events only.
	 */
	events(
		from: number,
		to: number,
		kinds: ReadonlySet<LaneEventKind>,
		lanes: Pick<ReadonlySet<FrameId>, 'has'>,
	): readonly LaneEvent[];
}
