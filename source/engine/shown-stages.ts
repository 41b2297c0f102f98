import {type Fold, isFolded} from './fold.ts';
import type {History} from './history.ts';

/** The stages of a history that are not folded. They grow with it. */
export interface ShownStages {
	readonly count: number;
	/** The index in the history of the shown stage of this number, from 0. */
	at(number: number): number;
	/** How many of the first stages, up to a mark, are shown. */
	before(mark: number): number;
}

/** Whether the stage that leads to a mark is shown. The first mark has none. */
export function isShownAt(shown: ShownStages, mark: number): boolean {
	return mark > 0 && shown.before(mark) > shown.before(mark - 1);
}

/** All stages of a history: nothing is folded. */
export function allStages(history: Pick<History, 'length'>): ShownStages {
	return {
		get count() {
			return history.length;
		},
		at: number => number,
		before: mark => mark,
	};
}

/** Those that a fold leaves. Looks at each stage once, at its kind and frame only. */
export class FoldedStages implements ShownStages {
	readonly #history: Pick<History, 'length' | 'kind' | 'frame' | 'names'>;
	readonly #fold: Fold;
	#indexes = new Uint32Array(256);
	#count = 0;
	#through = 0;

	constructor(history: Pick<History, 'length' | 'kind' | 'frame' | 'names'>, fold: Fold) {
		this.#history = history;
		this.#fold = fold;
	}

	get count(): number {
		this.#look();
		return this.#count;
	}

	at(number: number): number {
		this.#look();
		return this.#indexes[number] ?? this.#history.length;
	}

	before(mark: number): number {
		this.#look();
		let low = 0;
		let high = this.#count;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#indexes[middle] ?? 0) < mark) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	#look(): void {
		const {length, names} = this.#history;
		for (; this.#through < length; this.#through++) {
			const frame = this.#history.frame(this.#through);
			if (isFolded(this.#fold, this.#history.kind(this.#through), frame, names.codeOf(frame))) continue;
			if (this.#count === this.#indexes.length) {
				const longer = new Uint32Array(2 * this.#count);
				longer.set(this.#indexes);
				this.#indexes = longer;
			}
			this.#indexes[this.#count] = this.#through;
			this.#count += 1;
		}
	}
}
