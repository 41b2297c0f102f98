import type {Jump} from './contract.ts';
import {endOfResumption, nextMark} from './marks.ts';
import type {Goal, Run} from './run.ts';

/** Where a playhead is to come to rest: at a mark, or behind the next stage of a kind. */
export type Aim = number | string;

/** What the playhead must know of the session. */
export interface Track {
	/** The run on show. */
	readonly run: Run;
	/** Its program stands still in the middle, and may go on. */
	readonly canGoOn: boolean;
}

/** The cursor over the history. It moves by itself only while the program is sent on. */
export class Playhead {
	cursor = 0;
	readonly #track: Track;
	/** Where the cursor goes as stages arrive: to the newest, or just one on. */
	#follow: 'newest' | 'one' | null = null;
	#aim: Aim | null = null;

	constructor(track: Track) {
		this.#track = track;
	}

	/** One stage on; at the newest mark the program goes on by one stage. */
	forward(): void {
		this.#on('stage');
	}

	/** One stage back. While the next stage is still on its way, that is where the cursor stands already. */
	back(): void {
		const isComing = this.#follow === 'one' && this.#aim === null && this.cursor === this.#length;
		if (isComing && this.#track.run.moving) this.rest();
		else this.seek(Math.max(0, this.cursor - 1));
	}

	/** To the end of the resumption under way. */
	finish(): void {
		const end = endOfResumption(this.#track.run.log, this.cursor);
		if (end !== null) this.cursor = end;
		else if (this.#track.canGoOn) this.pursue('result', 'newest');
		else this.cursor = this.#length;
	}

	/** To a mark. Throws RangeError when there is none. */
	seek(mark: number): void {
		if (mark < 0 || mark > this.#length) throw new RangeError(`There is no mark ${mark}.`);
		if (mark < this.#length) this.rest();
		this.cursor = mark;
	}

	/** To the newest mark. While more stages arrive, the cursor stays at the newest of them. */
	last(): void {
		this.cursor = this.#length;
		if (this.#track.run.moving) this.#follow = 'newest';
	}

	/** On or back by a line or a resumption; on, behind the newest mark, as far as the program goes. */
	jump(by: Jump, direction: 1 | -1): void {
		// There is nothing finer: history goes by its marks.
		if (by === 'instruction') {
			if (direction < 0) this.back();
			else this.#on('instruction');
			return;
		}
		const mark = nextMark(this.#track.run.log, this.cursor, by, direction);
		if (mark !== null) this.seek(mark);
		else if (direction < 0) this.seek(0);
		else if (this.#track.canGoOn) this.pursue(by === 'line' ? 'line' : 'result', 'newest');
		else this.seek(this.#length);
	}

	/** On until the aim: through history, and further as the program goes. */
	goTo(aim: Aim): void {
		while (this.cursor < this.#length) {
			this.cursor += 1;
			if (this.#reached(aim)) return;
		}
		if (!this.#track.canGoOn) return;
		this.#aim = aim;
		this.pursue('stage', 'one');
	}

	/** Sends the program on. */
	pursue(goal: Goal, follow: 'newest' | 'one'): void {
		this.#follow = follow;
		this.#track.run.pursue(goal);
	}

	/** The next stages that arrive are followed. */
	follow(follow: 'newest' | 'one'): void {
		this.#follow = follow;
	}

	/** The cursor stays where it is, whatever arrives. */
	rest(): void {
		this.#follow = null;
		this.#aim = null;
	}

	/** It goes no further by itself; what still arrives is followed. */
	forget(): void {
		this.#aim = null;
	}

	/** Something arrived in the run on show. */
	arrived(): void {
		const {run} = this.#track;
		if (this.#follow === 'newest') this.cursor = this.#length;
		else if (this.#follow === 'one' && this.cursor < this.#length) {
			this.cursor += 1;
			this.#follow = null;
		}
		if (run.moving) return;
		this.#follow = null;
		const aim = this.#aim;
		this.#aim = null;
		if (aim !== null && !this.#reached(aim)) this.goTo(aim);
	}

	#on(goal: Goal): void {
		if (this.cursor < this.#length) this.cursor += 1;
		else if (this.#track.canGoOn) this.pursue(goal, 'one');
	}

	get #length(): number {
		return this.#track.run.log.length;
	}

	#reached(aim: Aim): boolean {
		if (typeof aim === 'number') return this.cursor >= aim;
		if (this.cursor === 0) return false;
		const kind = this.#track.run.log.kind(this.cursor - 1);
		return (kind === 'instruction' ? 'evaluate' : kind) === aim;
	}
}
