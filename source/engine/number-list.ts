/** A list of numbers that only grows: whole ones from 0 up to 2**32 - 1 in four bytes each, or any in eight. */
export class NumberList {
	#numbers: Uint32Array | Float64Array;
	#length = 0;

	constructor(kind: 'whole' | 'any' = 'whole') {
		this.#numbers = kind === 'whole' ? new Uint32Array(64) : new Float64Array(64);
	}

	get length(): number {
		return this.#length;
	}

	push(number: number): void {
		if (this.#length === this.#numbers.length) {
			const kind = this.#numbers instanceof Uint32Array ? Uint32Array : Float64Array;
			const longer = new kind(2 * this.#length);
			longer.set(this.#numbers);
			this.#numbers = longer;
		}
		this.#numbers[this.#length] = number;
		this.#length += 1;
	}

	/** undefined: there is none at this index. */
	at(index: number): number | undefined {
		return index < this.#length ? this.#numbers[index] : undefined;
	}

	/** How many of the numbers, which never fall, are below a limit. */
	countBelow(limit: number): number {
		let low = 0;
		let high = this.#length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#numbers[middle] ?? 0) < limit) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
