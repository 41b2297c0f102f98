import type {DemoItem} from './demo.ts';

/** The items of a demo that are still to be played, and the caption of the one played last. */
export class DemoPlayer {
	readonly #items: readonly DemoItem[];
	/** All captions. */
	readonly captions: readonly string[];
	left: readonly DemoItem[];
	/** The caption of the item played last; null when it has none. */
	caption: string | null = null;

	constructor(items: readonly DemoItem[]) {
		this.#items = items;
		this.left = items;
		this.captions = items.flatMap(({caption}) => caption ?? []);
	}

	rewind(): void {
		this.left = this.#items;
		this.caption = null;
	}

	/**
	 * Takes the next item; null when there is none to play now. `midway`: it is not the client's turn, so a
	 * command has to wait.
	 */
	take(midway: boolean): DemoItem | null {
		const [item, ...rest] = this.left;
		if (item === undefined || (midway && item.kind === 'command')) return null;
		this.left = rest;
		this.caption = item.caption ?? null;
		return item;
	}
}
