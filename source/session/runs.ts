import {Replay, type Script} from './replay.ts';
import type {Run} from './run.ts';

/** A run that is made behind the screen, until it can take the place of the one on show. */
interface Rehearsal {
	readonly run: Run;
	readonly replay: Replay;
	readonly ends: RehearsalEnds;
}

/** How a rehearsal ends; one of the two is called, once. */
export interface RehearsalEnds {
	/** It went as far as it goes: whether whole. */
	readonly onDone: (whole: boolean) => void;
	/** It was given up before anything was done. */
	readonly onDropped: () => void;
}

/** The runs of a session, a branch each. Only the newest is alive; those before it only have their history. */
export class Runs {
	all: readonly Run[];
	shown = 0;
	#rehearsal: Rehearsal | null = null;

	constructor(first: Run) {
		this.all = [first];
	}

	/** The run on show. */
	get current(): Run {
		return this.all[this.shown] as Run;
	}

	/** The run on show is the newest: its Python lives. */
	get alive(): boolean {
		return this.shown === this.all.length - 1;
	}

	get rehearsing(): boolean {
		return this.#rehearsal !== null;
	}

	/** Shows another run. Throws RangeError when there is none. */
	visit(index: number): void {
		if (this.all[index] === undefined) throw new RangeError(`There is no branch ${index}.`);
		this.shown = index;
	}

	/** A new branch, on show from now on; the Python of the one before it is ended. */
	branch(run: Run): void {
		void this.all.at(-1)?.stop();
		this.all = [...this.all, run];
		this.shown = this.all.length - 1;
	}

	/** This run instead of all others. */
	replace(run: Run): void {
		void this.stop();
		this.all = [run];
		this.shown = 0;
	}

	/** Does a script in a run behind the screen. */
	rehearse(run: Run, script: Script, ends: RehearsalEnds): void {
		void this.#rehearsal?.run.stop();
		this.#rehearsal = {run, replay: new Replay(run, script), ends};
	}

	/** The rehearsal goes no further; null where there is none, else its run. */
	giveUp(): Run | null {
		const rehearsal = this.#rehearsal;
		if (rehearsal === null) return null;
		rehearsal.replay.giveUp();
		this.rehearsed(rehearsal.run);
		return rehearsal.run;
	}

	/** Takes a change of a run; answers whether it was the rehearsal's. */
	rehearsed(run: Run): boolean {
		const rehearsal = this.#rehearsal;
		if (rehearsal?.run !== run) return false;
		if (rehearsal.replay.advance()) {
			this.#rehearsal = null;
			if (rehearsal.replay.empty) {
				void run.stop();
				rehearsal.ends.onDropped();
			} else rehearsal.ends.onDone(rehearsal.replay.whole);
		}
		return true;
	}

	/** Ends all Pythons. */
	async stop(): Promise<void> {
		const runs = this.#rehearsal === null ? this.all : [...this.all, this.#rehearsal.run];
		this.#rehearsal = null;
		await Promise.all(runs.map(run => run.stop()));
	}
}
