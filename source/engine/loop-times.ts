/** What an event loop's clock showed at which stage. */

import {NumberList} from './number-list.ts';

/** The loop's times, as far as they were told. They never fall. */
export class LoopTimes {
	/** In milliseconds since the first one. */
	readonly #times = new NumberList('any');
	/** The stages at which each was told first. */
	readonly #stages = new NumberList();
	#first: number | null = null;

	/** To be called in the order of the stages. */
	tell(stage: number, time: number): void {
		this.#first ??= time;
		const latest = this.#times.at(this.#times.length - 1) ?? -1;
		// The clock of another loop may have begun later.
		const since = Math.max(latest, time - this.#first);
		if (since === latest) return;
		this.#times.push(since);
		this.#stages.push(stage);
	}

	/** The time at a stage; null: none was told so far. */
	at(stage: number): number | null {
		return this.#times.at(this.#stages.countBelow(stage + 1) - 1) ?? null;
	}

	/** The first stage at a time or later; Infinity: there is none. */
	stageAt(time: number): number {
		return time <= 0 ? 0 : (this.#stages.at(this.#times.countBelow(time)) ?? Number.POSITIVE_INFINITY);
	}

	/** How many times were told up to, but not including, a stage. */
	before(stage: number): number {
		return this.#stages.countBelow(stage);
	}
}
