import type {Branch, FrameId} from '../../protocol/index.ts';

/** The variables of a frame with all that they hold, as they were at a mark. */
export interface Looked {
	readonly frame: FrameId;
	readonly mark: number;
	/** `asked`: Python has not answered yet; `gone`: the frame is over; `recorded`: a recording holds no whole values. */
	readonly tree: 'asked' | 'gone' | 'recorded' | {readonly children: readonly Branch[]; readonly more: number};
}
