import type {History} from '../../engine/history.ts';
import type {StageTest} from './stage-test.ts';

/** How long a slice of the walk may take, in milliseconds: half a frame. */
const SLICE = 8;

/** Looks for a stage in history, one slice at a time. Other work runs between the slices, and keys stay responsive. */
export class HistoryWalk {
	#scheduled: NodeJS.Immediate | null = null;

	get active(): boolean {
		return this.#scheduled !== null;
	}

	/**
	 * Looks from the stage after a mark on. `onEnd` gets the mark after the stage that fits, or null; it is called at once
	 * where the history is short.
	 */
	start(history: History, from: number, test: StageTest, onEnd: (mark: number | null) => void): void {
		this.cancel();
		let index = from;
		const slice = (): void => {
			this.#scheduled = null;
			const end = performance.now() + SLICE;
			while (index < history.length && (index % 64 !== 0 || performance.now() < end)) {
				const fits = (test.kinds?.has(history.kind(index)) ?? true) && test.fits(history.stage(index));
				index += 1;
				if (fits) {
					onEnd(index);
					return;
				}
			}
			if (index === history.length) onEnd(null);
			else this.#scheduled = setImmediate(slice);
		};
		slice();
	}

	cancel(): void {
		if (this.#scheduled !== null) clearImmediate(this.#scheduled);
		this.#scheduled = null;
	}
}
