import type {History} from '../engine/history.ts';
import type {FrameId} from '../protocol/index.ts';
import {frameName} from '../wording/frame-name.ts';

/** The frame of a name among those that have stages, for example `worker#2`; null: there is none. */
export function frameByName(history: History, name: string): FrameId | null {
	const seen = new Set<FrameId>();
	for (let index = history.length - 1; index >= 0; index--) {
		const frame = history.frame(index);
		if (seen.has(frame)) continue;
		seen.add(frame);
		if (frameName(history, frame) === name) return frame;
	}
	return null;
}
