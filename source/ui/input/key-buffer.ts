import type {Keystroke} from './keystroke.ts';

/** More keys do not wait: a key is held down. */
const MAX_KEYS = 1_000;

/** Keys that wait for something, in their order. */
export class KeyBuffer {
	#keys: Keystroke[] = [];

	get isEmpty(): boolean {
		return this.#keys.length === 0;
	}

	hold(stroke: Keystroke): void {
		if (this.#keys.length < MAX_KEYS) this.#keys.push(stroke);
	}

	clear(): void {
		this.#keys = [];
	}

	/** Empties the buffer, and then presses its keys one after the other: they may fill it again. */
	release(press: (stroke: Keystroke) => void): void {
		const keys = this.#keys;
		this.#keys = [];
		for (const stroke of keys) press(stroke);
	}
}
