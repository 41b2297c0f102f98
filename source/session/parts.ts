import type {Snapshot} from './contract.ts';
import type {Playhead} from './playhead.ts';
import type {Run} from './run.ts';
import type {Runs} from './runs.ts';

/** What a session consists of, for those who work on it. */
export interface Parts {
	readonly runs: Runs;
	readonly head: Playhead;
	/** What is driven; null while the person chooses. */
	driving: Snapshot['driving'];
	/** The watched expressions. */
	watched: readonly string[];
	/** The first mark at which the file, saved again, made a difference. */
	changedAt: number | null;
	/** Starts a Python with the file as it was read last. */
	readonly open: () => Run;
}
