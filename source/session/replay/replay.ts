import type {Driving} from '../driving.ts';
import type {PersonCommand} from '../person-command.ts';
import {isRemark} from '../run/advice.ts';
import type {Run} from '../run/run.ts';

/** What to repeat in a fresh Python. */
export interface ReplayScript {
	readonly driving: Driving;
	readonly commands: readonly PersonCommand[];
	/**
	 * How many stages there were: so many, at least, for a file that its own client drives; and beyond them a resumption
	 * that seems to have no end is left where it rests.
	 */
	readonly stages: number;
	/** What to evaluate at each stage, so that the watches have values in the past, too. */
	readonly watched: readonly string[];
}

/** How many stages a replay takes one at a time, to evaluate the watches at each; after them it runs at full speed. */
const MAX_EVALUATED = 5_000;

/**
 * Does a script again in a run, step by step: call `advance` after each change of the run. Once it answers true the
 * script is done, or went as far as it goes.
 */
export class Replay {
	readonly #run: Run;
	readonly #script: ReplayScript;
	readonly #left: PersonCommand[];
	#givenUp = false;

	constructor(run: Run, script: ReplayScript) {
		this.#run = run;
		this.#script = script;
		this.#left = [...script.commands];
	}

	/** Every command was given. */
	get whole(): boolean {
		return this.#left.length === 0;
	}

	/** It was given up before anything was done. */
	get empty(): boolean {
		return this.#run.status === 'opening' || this.#run.status === 'open';
	}

	/** It goes no further than to where the program comes to rest now. */
	giveUp(): void {
		this.#givenUp = true;
		this.#run.dropGoal();
	}

	advance(): boolean {
		const run = this.#run;
		if (this.#givenUp && run.status !== 'loading') return !run.isRunning;
		switch (run.status) {
			case 'opening':
			case 'loading':
				return false;
			case 'open':
				this.#begin();
				return false;
			case 'ready':
				return this.#command();
			case 'program':
				return this.#goOn();
			case 'over':
				return true;
			default:
				return run.status satisfies never;
		}
	}

	/** A command failed. A mere remark of Python's does not end the replay. */
	get #failed(): boolean {
		const {problem} = this.#run;
		return problem !== null && !isRemark(problem);
	}

	#begin(): void {
		const {driving} = this.#script;
		if (driving.kind === 'script') this.#run.script();
		else this.#run.drive(driving.expression);
	}

	#command(): boolean {
		this.#run.evaluateWatches(this.#script.watched);
		if (this.#failed) return true;
		while (this.#left[0]?.kind === 'choose') this.#left.shift();
		const next = this.#left.shift();
		if (next === undefined) return true;
		this.#run.command(next);
		return false;
	}

	/** Chooses as before. After the last command, the person is to choose. */
	#choose(): boolean {
		const [next] = this.#left;
		if (next === undefined || this.#failed) return true;
		if (next.kind !== 'choose') this.#run.chooseFirst();
		else {
			this.#left.shift();
			this.#run.command(next);
		}
		return false;
	}

	#goOn(): boolean {
		const run = this.#run;
		if (run.isRunning) return false;
		run.evaluateWatches(this.#script.watched);
		if (run.choices !== null) return this.#choose();
		if (this.#failed) {
			// The run budget is spent, and the program stands still.
			if (run.log.length >= this.#script.stages) return true;
			run.problem = null;
		}
		if (this.#script.driving.kind === 'script') {
			if (run.log.length >= this.#script.stages) return true;
			run.runUntil('stage');
		} else {
			run.runUntil(this.#script.watched.length > 0 && run.log.length < MAX_EVALUATED ? 'stage' : 'result');
		}
		return false;
	}
}
