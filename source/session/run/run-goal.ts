/** The goal that a program runs to: judges each observation, and gives credit until the goal is reached. */

import type {Stage} from '../../engine/stage.ts';
import type {EventName, Observation, Request} from '../../protocol/index.ts';
import type {StageTest} from '../until/stage-test.ts';
import {Credit, END_EVENTS, type Goal} from './credit.ts';
import {RunBudget} from './run-budget.ts';

/** What the run knows after an observation. */
export interface Progress {
	/** The observation led to new stages. */
	readonly grew: boolean;
	/** It is the client's turn, or the program is over. */
	readonly atRest: boolean;
	readonly allCallsEnded: boolean;
}

/** How far a program may run. Without a goal it stands still at the next observation that finds no credit. */
export class RunGoal {
	/** The mark after the stage that the last test looked for; null: it did not come. */
	foundAt: number | null = null;
	/** How often the program was sent on. */
	timesSentOn = 0;
	#goal: Goal | null = null;
	/** What is looked for, with the goal `test`. */
	#test: StageTest | null = null;
	readonly #credit = new Credit();
	readonly #budget = new RunBudget();

	/** There is a goal, so the program runs on. */
	get isSet(): boolean {
		return this.#goal !== null;
	}

	/** The tracer may still send observations. */
	get hasCredit(): boolean {
		return this.#credit.left > 0;
	}

	/** Sets a goal, and restores the whole budget. */
	set(goal: Goal, test: StageTest | null): void {
		this.#budget.start();
		this.timesSentOn += 1;
		this.#goal = goal;
		this.#test = test;
		this.foundAt = null;
	}

	drop(): void {
		this.#goal = null;
	}

	/** Counts the credit that an observation took. */
	count(observation: Observation): void {
		this.#credit.count(observation);
	}

	/** Takes a stage, and the mark after it. One sentence where the program ran on for too long; the goal is dropped then. */
	take(stage: Stage, mark: number): string | null {
		if (this.#goal === 'test' && this.foundAt === null && this.#test?.fits(stage)) this.foundAt = mark;
		this.#budget.spend(stage);
		const message = this.#goal === null ? null : this.#budget.exceeded;
		if (message !== null) this.drop();
		return message;
	}

	/** Drops the goal where an observation reached it. */
	judge(event: EventName, {grew, atRest, allCallsEnded}: Progress): void {
		if (atRest || event === 'result') this.drop();
		else if ((this.#goal === 'stage' || this.#goal === 'instruction') && grew) this.drop();
		else if (this.#goal === 'test' && this.foundAt !== null) this.drop();
		else if (this.#goal === 'line' && event === 'line') this.drop();
		else if (this.#goal === 'result' && END_EVENTS.includes(event) && allCallsEnded) this.drop();
	}

	/** The next grant of credit; null while some is left. */
	grant(): Request | null {
		return this.#credit.grant(this.#goal, this.#test?.events);
	}
}
