import type {FrameNames} from '../engine/frame-names.ts';
import type {Stage} from '../engine/stage.ts';
import type {State} from '../engine/state.ts';
import type {LoopOptions, Saying} from '../session/index.ts';

/** What is known before the first stage. */
export interface ReportStart {
	/** `CPython 3.14.2 embedded`; null: it did not start. */
	readonly python: string | null;
	/** The program as it was typed, and its path. */
	readonly file: string;
	readonly path: string;
	/** The program's own arguments. */
	readonly arguments: readonly string[];
	/** What is driven; null: the file's own client drives. */
	readonly driving: string | null;
	/** How asyncio's loops run, where that is not asyncio's own way. */
	readonly loop?: LoopOptions;
}

/** The outcome of a run. */
export interface ReportOutcome {
	/** Our exit status. */
	readonly status: number;
	/** Why it could not be done, or not to its end. */
	readonly errors: ReadonlyArray<{readonly kind: string; readonly message: string; readonly text?: string}>;
	/** What it was to run until, and the stage where it was stopped there; null: it was not reached. */
	readonly until?: {readonly goal: string; readonly stage: number | null};
	/** Remarks, one sentence each. */
	readonly remarks: readonly string[];
	/** What a demo says at which stage. */
	readonly talk?: readonly Saying[];
}

/** Words stages as they come. */
export interface Report {
	/** Called once, before all others. */
	begin?(beginning: ReportStart): void;
	/** It needs the state that each stage leads to. */
	readonly withState?: true;
	/** Takes the next stage. `names` know the frames that were met, with it as the last; `state`: see `withState`. */
	take(stage: Stage, names: FrameNames, state: State | null): void;
	/** The run is over; what was held back is written. */
	end(outcome: ReportOutcome): void;
}
