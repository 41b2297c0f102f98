import type {History} from '../../engine/history.ts';
import type {State} from '../../engine/state.ts';
import type {KnownSource} from './doubt.ts';
import type {GoalPlace} from './stage-test.ts';

/** The place where the person sets a goal: the parts of the session that the goal depends on. */
export function goalPlace(state: State, {names}: Pick<History, 'names'>, sources: KnownSource['sources']): AskedGoal {
	const {active} = state;
	const frame = active === null ? undefined : state.frames.get(active);
	const shown = frame === undefined ? undefined : state.codes.get(frame.code)?.file;
	// The first file that is known is the program's.
	const [program = ''] = sources.keys();
	return {names, sources, file: shown !== undefined && sources.has(shown) ? shown : program, frame: active};
}

/** Everything that the search for a goal needs. */
export interface AskedGoal extends GoalPlace, KnownSource {}
