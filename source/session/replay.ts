import type {History} from '../engine/history.ts';
import type {Log} from '../engine/log.ts';
import type {Stage} from '../engine/stage.ts';
import {isRemark} from './advice.ts';
import type {Snapshot} from './contract.ts';
import type {PersonCommand} from './person-command.ts';
import type {Run} from './run.ts';

/** What is to be done again in a fresh Python. */
export interface Script {
	readonly driving: NonNullable<Snapshot['driving']>;
	readonly commands: readonly PersonCommand[];
	/**
	 * How many stages there were: so many, at least, for a file that its own client drives; and beyond them a resumption
	 * that seems to have no end is left where it rests.
	 */
	readonly stages: number;
	/** What is asked for again, stage by stage, so that the watches know of the past, too. */
	readonly watched: readonly string[];
}

/** Stages that a replay goes by one at a time to ask at each; behind them it goes on as fast as it can. */
const mostAsked = 5_000;

/**
 * Does a script again in a run, step by step: call `advance` after each change of the run. Once it answers true the
 * script is done, or went as far as it goes.
 */
export class Replay {
	readonly #run: Run;
	readonly #script: Script;
	readonly #left: PersonCommand[];
	#givenUp = false;

	constructor(run: Run, script: Script) {
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
		return this.#run.place === 'opening' || this.#run.place === 'open';
	}

	/** It goes no further than to where the program comes to rest now. */
	giveUp(): void {
		this.#givenUp = true;
		this.#run.rest();
	}

	advance(): boolean {
		const run = this.#run;
		if (this.#givenUp && run.place !== 'loading') return !run.moving;
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

	/** Something could not be done; what Python remarks by the way is no reason to end. */
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
		this.#run.ask(this.#script.watched);
		if (this.#failed) return true;
		const next = this.#left.shift();
		if (next === undefined) return true;
		this.#run.command(next);
		return false;
	}

	#goOn(): boolean {
		const run = this.#run;
		if (run.moving) return false;
		run.ask(this.#script.watched);
		if (this.#failed) {
			// It said as much as nobody could look at, and rests.
			if (run.log.length >= this.#script.stages) return true;
			run.problem = null;
		}
		if (this.#script.driving.kind === 'script') {
			if (run.log.length >= this.#script.stages) return true;
			run.pursue('stage');
		} else {
			run.pursue(this.#script.watched.length > 0 && run.log.length < mostAsked ? 'stage' : 'result');
		}
		return false;
	}
}

/** How many stages up to a mark there would be had nobody stepped by instruction. */
export function coarseLength(history: History, upTo = history.length): number {
	let length = 0;
	for (let index = 0; index < upTo; index++) length += history.kind(index) === 'instruction' ? 0 : 1;
	return length;
}

/**
 * The first mark of the other history behind which it differs from the first, within their common length; null when
 * there is none. That somebody stepped by instruction in one of them makes no difference.
 */
export function firstDifference(one: Log, other: Log): number | null {
	const common = one.commonWith(other);
	let left = coarse(one, common);
	let right = coarse(other, common);
	// Changes of locals then come with an instruction instead of the stage behind it.
	let fine = left > common || right > common || coarseLength(one, common) < common;
	while (left < one.length && right < other.length) {
		if (!same(one.stage(left), other.stage(right), fine)) return right;
		const next = [coarse(one, left + 1), coarse(other, right + 1)] as const;
		fine ||= next[0] > left + 1 || next[1] > right + 1;
		[left, right] = next;
	}
	return null;
}

/** The index of the first stage from one on that is no mere instruction. */
function coarse(history: History, from: number): number {
	let index = from;
	while (index < history.length && history.kind(index) === 'instruction') index += 1;
	return index;
}

function same(one: Stage, other: Stage, fine: boolean): boolean {
	const skipped = (key: string, value: unknown): unknown => (fine && key === 'seen' ? undefined : value);
	return JSON.stringify(one, skipped) === JSON.stringify(other, skipped);
}
