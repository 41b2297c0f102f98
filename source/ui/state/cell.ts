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
			for (const listener of listeners) listener();
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
	};
}
