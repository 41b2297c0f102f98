import type {State} from '../../engine/state.ts';

/** How a person looks at the lanes. */
export interface LanesLook {
	readonly axis: 'steps' | 'time';
	/** How often they went away: each time a column stands for more. Below 0: closer. */
	readonly zoom: number;
	/** The stage that they look at besides the one on show, as long as that stays. */
	readonly stage: number | null;
	readonly at: State | null;
}

export const initialLook: LanesLook = {axis: 'steps', zoom: 0, stage: null, at: null};

/** The stage that is looked at besides the one on show; null: none. */
export function lookedStage({stage, at}: LanesLook, state: State): number | null {
	return at === state ? stage : null;
}
