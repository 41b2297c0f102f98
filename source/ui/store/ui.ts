import type {Prompt} from '../prompt/prompt.ts';

/** What the screen knows beyond the session. Immutable. */
export interface Ui {
	readonly help: boolean;
	/** A sentence that stands until the next key. */
	readonly note: string | null;
	readonly prompt: Prompt | null;
	/** The menu's item under the cursor. */
	readonly choice: number;
}

export const initialUi: Ui = {help: false, note: null, prompt: null, choice: 0};

/** A store of one immutable value. */
export interface Cell<T> {
	readonly get: () => T;
	readonly set: (change: Partial<T>) => void;
	readonly subscribe: (listener: () => void) => () => void;
}

export function createCell<T extends object>(initial: T): Cell<T> {
	let value = initial;
	const listeners = new Set<() => void>();
	return {
		get: () => value,
		set(change) {
			value = {...value, ...change};
			for (const listener of listeners) {
				listener();
			}
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
