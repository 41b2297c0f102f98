/** Which frames share the lane of a coroutine: a task of a loop by hand has one lane, as a task of asyncio's has. */

import type {FrameId} from '../protocol/index.ts';
import type {FrameNames} from './frame-names.ts';

/** What coroutines await. */
export class AwaitedFrames {
	readonly #names: Pick<FrameNames, 'codeOf'>;
	/** The lanes by the frames that are at work in them. */
	readonly #lanes = new Map<FrameId, FrameId>();

	constructor(names: Pick<FrameNames, 'codeOf'>) {
		this.#names = names;
	}

	/** The lane that a frame is at work in; undefined: it is awaited by none. */
	laneOf(frame: FrameId): FrameId | undefined {
		return this.#lanes.get(frame);
	}

	/** The frame `by` stands on another from now on. Says whether they share a lane. */
	stand(by: FrameId, on: FrameId): boolean {
		const lane = this.#lanes.get(by) ?? by;
		const kind = this.#names.codeOf(lane)?.kind;
		const isShared = kind === 'coroutine' || kind === 'async generator';
		if (isShared) this.#lanes.set(on, lane);
		return isShared;
	}

	/** A frame has ended, or somebody resumes it who does not await it. */
	release(frame: FrameId): void {
		this.#lanes.delete(frame);
	}
}
