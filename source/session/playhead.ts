import type {Jump} from './contract.ts';
import {endOfResumption, nextMark} from './find-mark.ts';
import type {Goal} from './run/credit.ts';
import type {Run} from './run/run.ts';
import {HistoryWalk} from './until/history-walk.ts';
import type {StageTest} from './until/stage-test.ts';

/** Where the playhead stops: at a mark, or after the next stage of a kind. */
export type Aim = number | string;

/** What the playhead must know of the session. */
export interface PlayheadSource {
	/** The run on show. */
	readonly run: Run;
	/** Its program is paused and can go on. */
	readonly canGoOn: boolean;
	/** To be called when the cursor moved later than it was asked to. */
	changed(): void;
}

/** A stage that the playhead looks for. */
export interface Sought {
	readonly test: StageTest;
	/** What to say when the stage did not come; null: nothing. `ran`: the program ran on for it. */
	readonly missed: (run: Run, ran: boolean) => string | null;
}

/** The cursor over the history. It moves by itself only while the program is sent on. */
export class Playhead {
	cursor = 0;
	readonly #source: PlayheadSource;
	/** Where the cursor goes as stages arrive: to the newest, or just one on. */
	#follow: 'newest' | 'one' | null = null;
	#aim: Aim | null = null;
	/** What the program was sent on for. */
	#sought: Sought | null = null;
	readonly #walk = new HistoryWalk();

	constructor(source: PlayheadSource) {
		this.#source = source;
	}

	/** One stage on; at the newest mark the program goes on by one stage. */
	forward(): void {
		this.#on('stage');
	}

	/** One stage back. While the next stage is still on its way, the cursor is there already. */
	back(): void {
		const isComing = this.#follow === 'one' && this.#aim === null && this.cursor === this.#length;
		if (isComing && this.#source.run.isRunning) this.stopFollowing();
		else this.seek(Math.max(0, this.cursor - 1));
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

	/** On or back by a line or a resumption. After the newest mark the program goes on that far. */
	jump(by: Jump, direction: 1 | -1): void {
		// There is nothing finer: history goes by its marks.
		if (by === 'instruction') {
			if (direction < 0) this.back();
			else this.#on('instruction');
			return;
		}
		const mark = nextMark(this.#source.run.log, this.cursor, by, direction);
		if (mark !== null) this.seek(mark);
		else if (direction < 0) this.seek(0);
		else if (this.#source.canGoOn) this.runUntil(by === 'line' ? 'line' : 'result', 'newest');
		else this.seek(this.#length);
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

	/** Looks for nothing any more; a program that was sent on for it goes on. */
	dropSought(): void {
		this.#sought = null;
		this.#walk.cancel();
	}

	/** Sends the program on. */
	runUntil(goal: Goal, follow: 'newest' | 'one', test: StageTest | null = null): void {
		this.#follow = follow;
		this.#source.run.runUntil(goal, test);
	}

	/** The next stages that arrive are followed. */
	follow(follow: 'newest' | 'one'): void {
		this.#follow = follow;
	}

	/** The cursor stays where it is, whatever arrives. */
	stopFollowing(): void {
		this.#follow = null;
		this.forgetAim();
	}

	/** It goes no further by itself; what still arrives is followed. */
	forgetAim(): void {
		this.#aim = null;
		this.dropSought();
	}

	/** Something arrived in the run on show. */
	runChanged(): void {
		const {run} = this.#source;
		const sought = this.#sought;
		if (sought !== null && run.foundAt !== null) {
			this.stopFollowing();
			this.cursor = run.foundAt;
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
		if (sought !== null) this.#miss(sought, true);
		if (aim !== null && !this.#reached(aim)) this.goTo(aim);
	}

	#on(goal: Goal): void {
		if (this.cursor < this.#length) this.cursor += 1;
		else if (this.#source.canGoOn) this.runUntil(goal, 'one');
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
		if (typeof aim === 'number') return this.cursor >= aim;
		if (this.cursor === 0) return false;
		const kind = this.#source.run.log.kind(this.cursor - 1);
		return (kind === 'instruction' ? 'evaluate' : kind) === aim;
	}
}
