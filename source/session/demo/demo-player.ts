import type {PersonCommand} from '../person-command.ts';
import type {DemoItem} from './demo-item.ts';
import {nextItem} from './next-item.ts';

/** The items of a demo that are still to be played, and the one played last. */
export class DemoPlayer {
	readonly #items: readonly DemoItem[];
	/** All captions. */
	readonly captions: readonly string[];
	left: readonly DemoItem[];
	/** The item played last; null: none. */
	played: DemoItem | null = null;

	constructor(items: readonly DemoItem[]) {
		this.#items = items;
		this.left = items;
		this.captions = items.flatMap(({caption}) => caption ?? []);
	}

	/** How many items there are. */
	get total(): number {
		return this.#items.length;
	}

	/** The next item chooses a ready task: before that the program goes on to a choice. */
	get choosesNext(): boolean {
		const [next] = this.left;
		return next?.kind === 'command' && next.command.kind === 'choose';
	}

	rewind(): void {
		this.left = this.#items;
		this.played = null;
	}

	/**
	 * Takes the next item. Null when there is none to play now. `midway`: there is a stage ahead, and a command has to
	 * wait. `choosing`: see `nextItem`.
	 */
	take(midway: boolean, choosing: boolean): DemoItem | null {
		const next = nextItem(this.left, midway, choosing);
		if (next === null) this.left = [];
		if (next?.kind !== 'item') return null;
		this.left = next.rest;
		this.played = next.item;
		return next.item;
	}

	/** Takes the next command of the client's, and passes over the items before it; null: there is none left. */
	takeCommand(): PersonCommand | null {
		for (let item = this.take(false, false); item !== null; item = this.take(false, false)) {
			if (item.kind === 'command') return item.command;
		}
		return null;
	}
}
