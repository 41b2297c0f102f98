/** Tells listeners of changes, at most once in a turn of the event loop. */
export class Announcer {
	readonly #listeners = new Set<() => void>();
	#announced = false;

	/** Calls `listener` after each change. Returns a function that stops it. */
	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Something changed. */
	announce(): void {
		if (this.#announced) return;
		this.#announced = true;
		queueMicrotask(() => {
			this.#announced = false;
			for (const listener of this.#listeners) listener();
		});
	}

	/** Removes all listeners. */
	close(): void {
		this.#listeners.clear();
	}
}
