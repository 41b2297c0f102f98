/** The runs of a session: starts them with the file as it was read last, and repeats their commands in fresh ones. */

import type {Problem} from '../protocol/index.ts';
import type {Driving} from './driving.ts';
import type {PersonCommand} from './person-command.ts';
import {playRecording} from './recording/recorded-interpreter.ts';
import {Branches} from './replay/branches.ts';
import {Rerun, type RerunEvent, type RerunStart} from './replay/rerun.ts';
import {type ProgramFile, rereadProgram} from './run/program-file.ts';
import {Run, type RunOptions} from './run/run.ts';
import type {SessionOptions} from './session-options.ts';
import type {WatchList} from './watch-list.ts';

/** What a session hears of its runs. */
export interface RunsEvents {
	/** A run has changed, on show or not. */
	readonly changed: (run: Run) => void;
	readonly rerunEnded: (event: RerunEvent) => void;
}

export class Runs {
	readonly branches: Branches;
	readonly rerun: Rerun;
	readonly #options: SessionOptions;
	readonly #start: Pick<RunOptions, 'start'>;
	readonly #watches: WatchList;
	readonly #events: RunsEvents;
	#program: ProgramFile;

	constructor(options: SessionOptions, watches: WatchList, events: RunsEvents) {
		const {recording, program, driving} = options;
		this.#options = options;
		this.#start = recording === undefined ? {} : {start: playRecording(recording)};
		this.#watches = watches;
		this.#events = events;
		this.#program = program;
		this.rerun = new Rerun(events.rerunEnded);
		this.branches = new Branches(this.#create(driving ?? null));
	}

	/** The run on show. */
	get current(): Run {
		return this.branches.current;
	}

	/** Whether the Python of the run on show lives. */
	get isAlive(): boolean {
		return this.branches.alive;
	}

	/** Starts a fresh Python, and shows its run. */
	startOver(driving: Driving | null): void {
		void this.rerun.stop();
		const {facts} = this.current;
		const run = this.#create(driving);
		// The same file in the same Python: show what is known of it while the new one starts.
		run.facts.assume(facts);
		this.branches.startOver(run);
	}

	/** Reads the file again. A problem where it cannot be read. */
	rereadProgram(): Problem | null {
		const program = rereadProgram(this.#program);
		if ('kind' in program) return program;
		this.#program = program;
		return null;
	}

	/** Repeats all with the file as it was read last, as far as that goes; keeps the position `cursor`. */
	reload(driving: Driving, cursor: number): void {
		this.rerun.reload(this.#rerunStart(driving), cursor);
	}

	/** Repeats `commands` as a new branch; nothing while nothing is driven. */
	branchOff(commands: readonly PersonCommand[]): void {
		const {driving} = this.current;
		if (driving !== null) this.rerun.branchOff(this.#rerunStart(driving), commands);
	}

	/** Ends all Pythons. */
	async stop(): Promise<void> {
		await Promise.all([this.branches.stop(), this.rerun.stop()]);
	}

	#create(driving: Driving | null): Run {
		const {changed} = this.#events;
		return new Run({...this.#options, ...this.#start, program: this.#program, driving, onChange: changed});
	}

	#rerunStart(driving: Driving): RerunStart {
		return {shown: this.current, fresh: this.#create(driving), driving, watched: this.#watches.expressions};
	}
}
