/** What the playhead knows of the session: the run on show, and the stages to step by. */

import type {PlayheadSource} from './playhead.ts';
import type {Branches} from './replay/branches.ts';
import type {Rerun} from './replay/rerun.ts';
import type {StageFolding} from './stage-folding.ts';

/** Reads the parts of a session anew each time, for another run may be on show. */
export function createPlayheadSource(
	branches: Branches,
	rerun: Rerun,
	folding: StageFolding,
	changed: () => void,
): PlayheadSource {
	return {
		get run() {
			return branches.current;
		},
		get canGoOn() {
			return branches.alive && !rerun.active && branches.current.canGoOn;
		},
		get shown() {
			return folding.stagesOf(branches.current);
		},
		get only() {
			return folding.fold.only;
		},
		shows: stage => folding.shows(stage, branches.current),
		changed,
	};
}
