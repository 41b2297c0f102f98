import type {History} from '../engine/history.ts';
import type {Stage} from '../engine/stage.ts';
import type {PersonCommand, Snapshot} from './contract.ts';
import type {Run} from './run.ts';

/** What is to be done again in a fresh Python. */
export interface Script {
	readonly driving: NonNullable<Snapshot['driving']>;
	readonly commands: readonly PersonCommand[];
	/** For a file that its own client drives: how many stages to go on by, at least. */
	readonly stages: number;
}

/**
 * Does a script again in a run, step by step: call `advance` after each change of the run. Once it answers true the
 * script is done, or went as far as it goes.
 */
export class Replay {
	readonly #run: Run;
	readonly #script: Script;
	readonly #left: PersonCommand[];

	constructor(run: Run, script: Script) {
		this.#run = run;
		this.#script = script;
		this.#left = [...script.commands];
	}

	advance(): boolean {
		const run = this.#run;
		switch (run.place) {
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
				return run.place satisfies never;
		}
	}

	#begin(): void {
		const {driving} = this.#script;
		if (driving.kind === 'script') this.#run.script();
		else this.#run.drive(driving.expression);
	}

	#command(): boolean {
		if (this.#run.problem !== null) return true;
		const next = this.#left.shift();
		if (next === undefined) return true;
		this.#run.command(next);
		return false;
	}

	#goOn(): boolean {
		const run = this.#run;
		if (run.moving) return false;
		if (this.#script.driving.kind === 'script') {
			if (run.log.length >= this.#script.stages) return true;
			run.pursue('stage');
		} else {
			run.pursue('result');
		}
		return false;
	}
}

/** The first mark behind which two histories differ, within their common length; null when there is none. */
export function firstDifference(one: History, other: History): number | null {
	const length = Math.min(one.length, other.length);
	for (let index = 0; index < length; index++) {
		if (!same(one.stage(index), other.stage(index))) return index;
	}
	return null;
}

function same(one: Stage, other: Stage): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
