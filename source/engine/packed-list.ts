/** Makes text small, and of that the same text again. */
export interface Codec {
	readonly pack: (text: string) => Uint8Array;
	readonly unpack: (packed: Uint8Array) => string;
}

/** Text as it is, where nothing smaller is needed. */
export const plainCodec: Codec = {
	pack: text => new TextEncoder().encode(text),
	unpack: packed => new TextDecoder().decode(packed),
};

/** A chunk is packed when it weighs so much. */
const CHUNK_WEIGHT = 512;
/** How many unpacked chunks are kept: those read last. */
const MAX_UNPACKED = 8;

/**
 * A list of JSON values that only grows. All but the newest values are packed in chunks. A million values take little
 * memory, and reading one value unpacks one chunk.
 */
export class PackedList<T> {
	readonly #packing: Codec;
	readonly #weigh: (item: T) => number;
	readonly #packed: Uint8Array[] = [];
	/** The index of the first item of each chunk. */
	readonly #firsts: number[] = [];
	/** The values that are not packed yet, from index `#first` on. */
	#newest: T[] = [];
	#first = 0;
	#weight = 0;
	/** By their chunk, the one read last at the end. */
	readonly #open = new Map<number, readonly T[]>();

	/** `weigh`: how heavy an item is; 1 for one of the usual size. */
	constructor(packing: Codec, weigh: (item: T) => number) {
		this.#packing = packing;
		this.#weigh = weigh;
	}

	get length(): number {
		return this.#first + this.#newest.length;
	}

	push(item: T): void {
		this.#newest.push(item);
		this.#weight += this.#weigh(item);
		if (this.#weight < CHUNK_WEIGHT) return;
		this.#keepOpen(this.#packed.length, this.#newest);
		this.#packed.push(this.#packing.pack(JSON.stringify(this.#newest)));
		this.#firsts.push(this.#first);
		this.#first = this.length;
		this.#newest = [];
		this.#weight = 0;
	}

	/** undefined: there is none at this index. */
	at(index: number): T | undefined {
		if (index >= this.#first) return this.#newest[index - this.#first];
		const chunk = lastAtMost(this.#firsts, index);
		return this.#read(chunk)?.[index - (this.#firsts[chunk] ?? 0)];
	}

	/** How many items from the first on are certainly equal in another list: a whole number of chunks. */
	commonWith(other: PackedList<T>): number {
		let chunk = 0;
		while (sameBytes(this.#packed[chunk], other.#packed[chunk])) chunk += 1;
		return this.#firsts[chunk] ?? this.#first;
	}

	#read(chunk: number): readonly T[] | undefined {
		const packed = this.#packed[chunk];
		const items = this.#open.get(chunk) ?? (packed && (JSON.parse(this.#packing.unpack(packed)) as readonly T[]));
		if (items !== undefined) this.#keepOpen(chunk, items);
		return items;
	}

	#keepOpen(chunk: number, items: readonly T[]): void {
		this.#open.delete(chunk);
		this.#open.set(chunk, items);
		const [oldest] = this.#open.keys();
		if (this.#open.size > MAX_UNPACKED && oldest !== undefined) this.#open.delete(oldest);
	}
}

/** The index of the last of some growing numbers that is not above a limit; -1: there is none. */
function lastAtMost(numbers: readonly number[], limit: number): number {
	let low = 0;
	let high = numbers.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

function sameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
	return one !== undefined && one.length === other?.length && one.every((byte, index) => byte === other[index]);
}
