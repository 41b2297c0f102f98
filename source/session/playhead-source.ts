/** What the playhead knows of the session: the run on show, and the stages to step by. */

import type {PlayheadSource} from './playhead.ts';
import type {Runs} from './runs.ts';
import type {StageFolding} from './stage-folding.ts';

/** Reads the parts of a session anew each time, for another run may be on show. */
export function createPlayheadSource(runs: Runs, folding: StageFolding, changed: () => void): PlayheadSource {
	return {
		get run() {
			return runs.current;
		},
		get canGoOn() {
			return runs.isAlive && !runs.rerun.active && runs.current.canGoOn;
		},
		get shown() {
			return folding.stagesOf(runs.current);
		},
		get only() {
			return folding.fold.only;
		},
		shows: stage => folding.shows(stage, runs.current),
		changed,
	};
}
