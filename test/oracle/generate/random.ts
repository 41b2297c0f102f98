/** Random choices that a seed repeats on every machine (mulberry32). */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = (seed * 0x9e3779b1) >>> 0;
	}

	/** From 0 up to, not including, 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = this.#state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	}

	/** A whole number from 0 up to, not including, `limit`. */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	chance(share: number): boolean {
		return this.next() < share;
	}

	pick<T>(items: readonly T[]): T {
		const item = items[this.below(items.length)];
		if (item === undefined) throw new Error('nothing to choose from');
		return item;
	}

	/** One of several, by their weights. */
	weigh<T>(items: ReadonlyArray<readonly [weight: number, item: T]>): T {
		let rest = this.next() * items.reduce((sum, [weight]) => sum + weight, 0);
		for (const [weight, item] of items) {
			rest -= weight;
			if (rest < 0) return item;
		}
		const last = items.at(-1);
		if (last === undefined) throw new Error('nothing to choose from');
		return last[1];
	}
}
