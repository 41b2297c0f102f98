/** A list of whole numbers from 0 up to 2**32 - 1 that only grows, in four bytes each. */
export class NumberList {
	#numbers = new Uint32Array(64);
	#length = 0;

	get length(): number {
		return this.#length;
	}

	push(number: number): void {
		if (this.#length === this.#numbers.length) {
			const longer = new Uint32Array(2 * this.#length);
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
