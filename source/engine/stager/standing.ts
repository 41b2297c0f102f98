import type {FrameId} from '../../protocol/index.ts';
import type {FrameRecord} from './frame-record.ts';
import type {StagerState} from './stager-state.ts';

/** The frames from `target` down to the one before `end`, by what each stands on; and where that ends. */
export function standsOnAll(
	state: StagerState,
	target: FrameId | null,
	end: FrameRecord | undefined,
): {path: FrameRecord[]; step: FrameRecord | undefined} {
	let step = state.frames.get(target ?? -1);
	const path: FrameRecord[] = [];
	while (step !== undefined && step !== end && step.delegation !== null && !path.includes(step)) {
		path.push(step);
		step = step.delegation.to === null ? undefined : state.frames.get(step.delegation.to);
	}
	return {path, step};
}
