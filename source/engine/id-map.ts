/** A persistent map from ids to values. */

const bits = 4;
const width = 1 << bits;
const mask = width - 1;

/** Entries of a node: values in a leaf, further nodes above. */
type Node<T> = readonly (T | Node<T> | undefined)[];

const blank: Node<never> = Array.from({length: width}, () => undefined);

/**
 * An immutable map with whole numbers from 0 up to 2**31 as keys, iterated in the order of its keys. A changed map
 * shares all but one path with the old one. A change therefore costs the same for any number of entries, and so does
 * keeping both maps.
 */
export class IdMap<T> implements Iterable<readonly [number, T]> {
	readonly size: number;
	private readonly root: Node<T>;
	/** How far a key is shifted to find its place in the root. */
	private readonly shift: number;
	/** Made when they are first asked for: a screen asks several times. */
	#values: readonly T[] | null = null;

	private constructor(root: Node<T>, shift: number, size: number) {
		this.root = root;
		this.shift = shift;
		this.size = size;
	}

	static of<T>(entries: Iterable<readonly [number, T]> = []): IdMap<T> {
		let map = new IdMap<T>(blank, 0, 0);
		for (const [key, value] of entries) map = map.with(key, value);
		return map;
	}

	get(key: number): T | undefined {
		if (key >>> this.shift >= width) return undefined;
		let node = this.root;
		for (let {shift} = this; shift > 0; shift -= bits) {
			const next = node[(key >>> shift) & mask];
			if (next === undefined) return undefined;
			node = next as Node<T>;
		}
		return node[key & mask] as T | undefined;
	}

	has(key: number): boolean {
		return this.get(key) !== undefined;
	}

	/** With this value at a key. */
	with(key: number, value: T): IdMap<T> {
		let {root, shift} = this;
		for (; key >>> shift >= width; shift += bits) root = [root, ...blank.slice(1)];
		return new IdMap(changed(root, shift, key, value), shift, this.size + (this.has(key) ? 0 : 1));
	}

	without(key: number): IdMap<T> {
		return this.has(key) ? new IdMap(changed(this.root, this.shift, key, undefined), this.shift, this.size - 1) : this;
	}

	*[Symbol.iterator](): Iterator<readonly [number, T]> {
		yield* entries(this.root, this.shift, 0);
	}

	/** In the order of their keys. */
	values(): readonly T[] {
		this.#values ??= collected(this.root, this.shift, []);
		return this.#values;
	}
}

function changed<T>(node: Node<T>, shift: number, key: number, value: T | undefined): Node<T> {
	const copy = [...node];
	const place = (key >>> shift) & mask;
	copy[place] = shift === 0 ? value : changed((node[place] ?? blank) as Node<T>, shift - bits, key, value);
	return copy;
}

function collected<T>(node: Node<T>, shift: number, found: T[]): T[] {
	for (const entry of node) {
		if (entry === undefined) continue;
		if (shift === 0) found.push(entry as T);
		else collected(entry as Node<T>, shift - bits, found);
	}
	return found;
}

function* entries<T>(node: Node<T>, shift: number, first: number): Iterable<readonly [number, T]> {
	for (const [place, entry] of node.entries()) {
		if (entry === undefined) continue;
		const key = first + place * 2 ** shift;
		if (shift === 0) yield [key, entry as T];
		else yield* entries(entry as Node<T>, shift - bits, key);
	}
}
