/** The goal that a session begins at, by `--until`. */

import type {DemoPlayer} from '../demo/demo-player.ts';
import type {PersonCommand} from '../person-command.ts';
import type {Playhead} from '../playhead.ts';
import type {Continuation} from '../recording/continuation.ts';
import type {Branches} from '../replay/branches.ts';
import type {Run} from '../run/run.ts';
import {driveToGoal} from './drive-to-goal.ts';
import {goToGoal} from './go-to-goal.ts';
import type {Goal} from './goal.ts';
import {goalPlace} from './goal-place.ts';
import {goalSought} from './goal-sought.ts';

/** The parts of a session that going to its first goal needs. */
export interface FirstGoalOptions {
	readonly branches: Branches;
	readonly playhead: Playhead;
	readonly demo: DemoPlayer;
	/** Says how a recording goes on; null: Python is no recording. */
	readonly continuation: Continuation | null;
	readonly give: (command: PersonCommand) => void;
}

/** Goes to the goal once, as soon as a program can. */
export class FirstGoal {
	#goal: Goal | null;
	readonly #options: FirstGoalOptions;

	constructor(goal: Goal | undefined, options: FirstGoalOptions) {
		this.#goal = goal ?? null;
		this.#options = options;
	}

	/** Runs a script on to the goal. Where the person drives, gives the commands of the demo, else `next` up to the end. */
	go(run: Run): void {
		const goal = this.#goal;
		const {branches, playhead, give} = this.#options;
		if (goal === null || run !== branches.current) return;
		this.#goal = null;
		if (run.driving?.kind === 'script') {
			goToGoal(goal, branches, playhead);
			return;
		}
		const place = goalPlace(run.log.stateAt(run.log.length), run.log, run.stager.sources);
		playhead.seek(0);
		driveToGoal(goalSought(goal, place, true), {playhead, nextCommand: each => this.#nextCommand(each), give});
	}

	#nextCommand({driving, given, facts}: Run): PersonCommand | null {
		const {continuation, demo} = this.#options;
		if (continuation !== null) return continuation.next(driving, given);
		if (demo.total > 0) return demo.takeCommand();
		return facts.hasEnded ? null : {kind: 'next'};
	}
}
