import type {FrameId} from '../protocol/index.ts';
import {IdMap} from './id-map.ts';
import type {FrameState, State} from './state.ts';

/** So many frames outside of the chain are kept, whether they ended or not. */
const fewOthers = 64;
/** More than this are not kept at all: the oldest go. A frame that goes on after that is met afresh. */
const mostLivingOthers = 256;

/** The frames that a state keeps. */
export type Kept = Pick<State, 'frames' | 'mostOthers'>;

export const noFrames: Kept = {frames: IdMap.of(), mostOthers: fewOthers};

/** Without frames that ended and, where there are too many, without the oldest; not until there are twice as many again. */
export function pruned(frames: IdMap<FrameState>, chain: readonly FrameId[], kept: FrameId): Kept {
	const dear = new Set([...chain, kept]);
	const others = [...frames.values()].filter(({id}) => !dear.has(id));
	const living = others.filter(({status}) => status !== 'closed');
	const staying = living.length <= mostLivingOthers ? living : living.slice(-mostLivingOthers / 2);
	const stay = new Set(staying.map(({id}) => id));
	const left = others.reduce((rest, {id}) => (stay.has(id) ? rest : rest.without(id)), frames);
	return {frames: left, mostOthers: Math.max(fewOthers, 2 * stay.size)};
}
