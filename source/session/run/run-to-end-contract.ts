/** What a run without a person needs, and what it comes to. */

import type {FrameNames} from '../../engine/frame-names.ts';
import type {Stage} from '../../engine/stage.ts';
import type {Stager} from '../../engine/stager/stager.ts';
import type {State} from '../../engine/state.ts';
import type {Ending} from '../../interpreter/index.ts';
import type {Problem, Value} from '../../protocol/index.ts';
import type {PersonCommand} from '../person-command.ts';
import type {Recording} from '../recording/recording.ts';
import type {RunStart, Transcript} from '../recording/transcript.ts';
import type {Goal} from '../until/goal.ts';

export interface RunToEndOptions extends RunStart {
	/** What to drive; absent: the file is run as a script. */
	readonly expression?: string;
	/** The client's commands; absent: `next` until the generator ends. */
	readonly commands?: readonly PersonCommand[];
	/** Where it ends before its end. */
	readonly until?: Goal;
	/** `inherit`: the program's own streams are ours, and no output comes as stages. */
	readonly output: 'capture' | 'inherit';
	/** With `capture`: the program reads our stdin all the same. */
	readonly stdin?: 'inherit';
	/** Play this instead of a Python: its newest run. */
	readonly recording?: Recording;
	/** Takes all that is said between the app and Python. */
	readonly transcript?: Transcript;
	/** The program is stopped after so many stages. */
	readonly maxStages?: number;
	/** Called with what Python it is, before any stage. */
	readonly onPython?: (python: string) => void;
	/** Called with each stage, in order, and the names of the frames that were met. */
	readonly onStage: (stage: Stage, names: FrameNames, state: State | null) => void;
	/** Called as soon as a wait takes real time although the clock is virtual, with a sentence. */
	readonly onRealWait?: (sentence: string) => void;
	/** `onStage` gets the state that the stage leads to. */
	readonly withState?: boolean;
}

/** The outcome of a run without a person. */
export interface RunResult {
	readonly python: string | null;
	/** What could not be done, for example a bad expression; the run ended there. */
	readonly problem: Problem | null;
	/** The stages may not be whole: the tracer itself failed once. */
	readonly tracerProblem: Problem | null;
	/** A problem with Python itself, which ran nevertheless. */
	readonly remark: string | null;
	/** Generators of the program's ran in another thread, too, and are not among the stages. */
	readonly threadProblem: Problem | null;
	/** A wait took real time although the clock is virtual. */
	readonly clockProblem: Problem | null;
	/** It was stopped because it had made `maxStages`. */
	readonly cut: boolean;
	/** A command of the client's ended in an exception that does not just tell of the generator's end. */
	readonly failed: boolean;
	/** The program's exit status, when it came to its end. */
	readonly status: number | null;
	/** What the program ended with, when it was an exception. */
	readonly exception: Value | null;
	/** Of a run until a goal: the state there; null where it was not reached. */
	readonly reached: State | null;
	readonly ending: Ending;
	readonly sources: Stager['sources'];
}
