import {isShownAt, type ShownStages} from '../engine/shown-stages.ts';
import type {Stage} from '../engine/stage.ts';
import type {FrameId} from '../protocol/index.ts';
import {endOfResumption} from './find-mark.ts';
import type {Goal} from './run/credit.ts';
import type {Run} from './run/run.ts';
import {HistoryWalk} from './until/history-walk.ts';
import type {StageTest} from './until/stage-test.ts';

/** Where the playhead stops: after the next stage of this kind. */
export type Aim = string;

/** What the playhead must know of the session. */
export interface PlayheadSource {
	/** The run on show. */
	readonly run: Run;
	/** Its program is paused and can go on. */
	readonly canGoOn: boolean;
	/** The stages to step by. */
	readonly shown: ShownStages;
	/** The frame that is followed; null: none. */
	readonly only: FrameId | null;
	/** Whether one that comes is among them. */
	shows(stage: Stage): boolean;
	/** To be called when the cursor moved later than it was asked to. */
	changed(): void;
}

/** A stage that the playhead looks for. */
export interface Sought {
	readonly test: StageTest;
	/** What to say when the stage did not come; null: nothing. `ran`: the program ran on for it. */
	readonly missed: (run: Run, ran: boolean) => string | null;
	/** It is a step: the cursor waits for it where it is. */
	readonly isStep?: true;
}

/** The cursor over the history. It moves by itself only while the program is sent on. */
export class Playhead {
	cursor = 0;
	readonly #source: PlayheadSource;
	/** Where the cursor goes as stages arrive: to the newest, or just one on. */
	#follow: 'newest' | 'one' | null = null;
	#aim: Aim | null = null;
	/** The search that the program was sent on for. */
	#sought: Sought | null = null;
	readonly #walk = new HistoryWalk();

	constructor(source: PlayheadSource) {
		this.#source = source;
	}

	/** So many stages on; after the newest mark the program goes on by those that lack. */
	step(count: number, missed: Sought['missed']): void {
		const {shown} = this.#source;
		const passed = shown.before(this.cursor);
		const left = passed + count - shown.count;
		if (left <= 0) this.cursor = shown.at(passed + count - 1) + 1;
		else if (this.#source.canGoOn) this.#runBy(left, missed);
		else this.cursor = this.#length;
	}

	/** One stage back. While the next stage is still on its way, the cursor is there already. */
	back(): void {
		const {shown, run} = this.#source;
		const isStepping =
			this.#isStepping || (this.#follow === 'one' && this.#aim === null && this.cursor === this.#length);
		if (isStepping && run.isRunning) {
			this.stopFollowing();
			return;
		}
		const before = shown.before(this.cursor) - (isShownAt(shown, this.cursor) ? 2 : 1);
		this.seek(before < 0 ? 0 : shown.at(before) + 1);
	}

	/** To the end of the resumption under way. */
	finish(): void {
		const end = endOfResumption(this.#source.run.log, this.cursor);
		if (end !== null) this.cursor = end;
		else if (this.#source.canGoOn) this.runUntil('result', 'newest');
		else this.cursor = this.#length;
	}

	/** To a mark. Throws RangeError when there is none. */
	seek(mark: number): void {
		if (mark < 0 || mark > this.#length) throw new RangeError(`There is no mark ${mark}.`);
		if (mark < this.#length) this.stopFollowing();
		this.cursor = mark;
	}

	/** To the newest mark. While more stages arrive, the cursor stays at the newest of them. */
	last(): void {
		this.cursor = this.#length;
		if (this.#source.run.isRunning) this.#follow = 'newest';
	}

	/** On until the aim: through history, and further as the program goes. */
	goTo(aim: Aim): void {
		while (this.cursor < this.#length) {
			this.cursor += 1;
			if (this.#reached(aim)) return;
		}
		if (!this.#source.canGoOn) return;
		this.#aim = aim;
		this.runUntil('stage', 'one');
	}

	/** On to the next stage that a test finds: through history, and further as the program goes. */
	seekStage(sought: Sought): void {
		this.#aim = null;
		this.#walk.start(this.#source.run.log, this.cursor, sought.test, mark => {
			if (mark !== null) this.cursor = mark;
			else if (this.#source.canGoOn) {
				this.runUntil('test', 'newest', sought.test);
				this.#sought = sought;
			} else this.#miss(sought, false);
			this.#source.changed();
		});
	}

	/** It looks for something in history. */
	get isLooking(): boolean {
		return this.#walk.active;
	}

	/** Ends the search. A program that was sent on for it continues. */
	dropSought(): void {
		if (this.#isStepping) this.#follow = 'newest';
		this.#sought = null;
		this.#walk.cancel();
	}

	/** Sends the program on. */
	runUntil(goal: Goal, follow: 'newest' | 'one' | null, test: StageTest | null = null): void {
		this.#follow = follow;
		this.#source.run.runUntil(goal, test);
	}

	/** The next stages that arrive are followed. */
	follow(follow: 'newest' | 'one'): void {
		this.#follow = follow;
	}

	/** The cursor stays where it is, whatever arrives. */
	stopFollowing(): void {
		this.forgetAim();
		this.#follow = null;
	}

	/** Stops moving on its own. It still follows the observations that arrive. */
	forgetAim(): void {
		this.#aim = null;
		this.dropSought();
	}

	/** Something arrived in the run on show. */
	runChanged(): void {
		const {run} = this.#source;
		const sought = this.#sought;
		if (sought !== null && run.goal.foundAt !== null) {
			this.stopFollowing();
			this.cursor = run.goal.foundAt;
			return;
		}
		if (this.#follow === 'newest') this.cursor = this.#length;
		else if (this.#follow === 'one' && this.cursor < this.#length) {
			this.cursor += 1;
			this.#follow = null;
		}
		if (run.isRunning) return;
		this.#follow = null;
		const aim = this.#aim;
		this.#aim = null;
		this.#sought = null;
		if (sought !== null) {
			this.cursor = this.#length;
			// At a choice it may still come.
			if (run.choices === null) this.#miss(sought, true);
		}
		if (aim !== null && !this.#reached(aim)) this.goTo(aim);
	}

	/** Sends the program on by so many stages that are shown. */
	#runBy(count: number, missed: Sought['missed']): void {
		let left = count;
		const fits = (stage: Stage): boolean => {
			if (this.#source.shows(stage)) left -= 1;
			return left === 0;
		};
		const test: StageTest = {fits, kinds: null, events: null};
		this.runUntil('test', null, test);
		this.#sought = {test, missed, isStep: true};
	}

	get #isStepping(): boolean {
		return this.#sought?.isStep === true;
	}

	/** The stage did not come. Where the program was stopped, that is said already. */
	#miss(sought: Sought, ran: boolean): void {
		const {run} = this.#source;
		const message = sought.missed(run, ran);
		if (message !== null) run.problem ??= {kind: 'command', message};
	}

	get #length(): number {
		return this.#source.run.log.length;
	}

	#reached(aim: Aim): boolean {
		if (this.cursor === 0) return false;
		const kind = this.#source.run.log.kind(this.cursor - 1);
		return (kind === 'instruction' ? 'evaluate' : kind) === aim;
	}
}
