import type {FrameId} from '../protocol/index.ts';
import {IdMap} from './id-map.ts';
import type {FrameState, State} from './state.ts';

/** How many frames outside of the chain are kept, whether they ended or not. */
const MIN_OTHERS = 64;
/** How many unfinished frames outside of the chain are kept, for a thousand tasks stand at their awaits. The oldest go. */
const MAX_LIVING_OTHERS = 4096;

/** The frames that a state keeps. */
export type RetainedFrames = Pick<State, 'frames' | 'maxOthers'>;

export const noFrames: RetainedFrames = {frames: IdMap.of(), maxOthers: MIN_OTHERS};

/** Without frames that ended and, where there are too many, without the oldest; not until there are twice as many again. */
export function pruneFrames(frames: IdMap<FrameState>, chain: readonly FrameId[], kept: FrameId): RetainedFrames {
	const required = new Set([...chain, kept]);
	const others = [...frames.values()].filter(({id}) => !required.has(id));
	const living = others.filter(({status}) => status !== 'closed');
	const staying = living.length <= MAX_LIVING_OTHERS ? living : living.slice(-MAX_LIVING_OTHERS / 2);
	const stay = new Set(staying.map(({id}) => id));
	const left = others.reduce((rest, {id}) => (stay.has(id) ? rest : rest.without(id)), frames);
	return {frames: left, maxOthers: Math.max(MIN_OTHERS, 2 * stay.size)};
}
