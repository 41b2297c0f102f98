import type {DemoItem} from './demo.ts';
import type {PersonCommand} from './person-command.ts';
import type {Playhead} from './playhead.ts';

/** A demo as it is played: what is left of it, and what it says where it stands. */
export class Talk {
	readonly #items: readonly DemoItem[];
	/** All captions. */
	readonly sayings: readonly string[];
	left: readonly DemoItem[];
	/** The caption of the item played last; null when it has none. */
	saying: string | null = null;

	constructor(items: readonly DemoItem[]) {
		this.#items = items;
		this.left = items;
		this.sayings = items.flatMap(({caption}) => caption ?? []);
	}

	/** From the beginning again. */
	rewind(): void {
		this.left = this.#items;
		this.saying = null;
	}

	/**
	 * Plays the next item. `between`: the client does not have the floor, so a command has to wait for it. Answers
	 * false when there is nothing to be played now.
	 */
	play(between: boolean, head: Playhead, give: (command: PersonCommand) => void): boolean {
		const [item, ...rest] = this.left;
		if (item === undefined || (between && item.kind === 'command')) return false;
		this.left = rest;
		this.saying = item.caption ?? null;
		switch (item.kind) {
			case 'command':
				give(item.command);
				break;
			case 'finish':
				head.finish();
				break;
			case 'step':
				head.goTo(head.cursor + item.count);
				break;
			case 'to':
				head.goTo(item.stage);
				break;
			case 'pause':
			case 'stop':
				break;
			default:
				item satisfies never;
		}
		return true;
	}
}
