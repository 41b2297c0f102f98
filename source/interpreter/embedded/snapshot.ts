import {crc32} from 'node:zlib';
import {awaken, prepare} from './python.ts';

/*
 * The file: seven numbers (magic, the lengths of key and head, the memory's length in bytes, how many runs there are of
 * own and of shared pages, the checksum of all that follows), a checksum of the shared pages; then the key, the head,
 * the runs (first page and number of pages each), and the own pages. Shared pages are those that a new instance of
 * Pyodide's WebAssembly has in its memory by itself; they are not stored. Neither is what is zero there and here.
 * Own pages are as they are: to compress them would cost more time than to read them.
 */
const magic = 0x5473_7048;
const pageSize = 4096;
const headLength = 32;

/** A Python's memory, and what Pyodide notes in front of it. */
export interface Memory {
	readonly head: Uint8Array;
	readonly heap: Uint8Array;
}

/** A snapshot that was read. */
export interface Snapshot {
	/** To be given to Pyodide in the place of the whole memory. */
	readonly head: Uint8Array;
	/** How long the memory is, in bytes. */
	readonly length: number;
	/**
	 * Makes the memory of a new instance, at least as long, that of the snapshot. Throws when the instance began with
	 * another memory than the one that the snapshot was made for, and when the pages are not what they were.
	 */
	fill(heap: Uint8Array): void;
}

/** A digest of the parts that a snapshot is made of. A snapshot with another key cannot be used. */
export function snapshotKey(pyodide: string, tracer: ReadonlyMap<string, Uint8Array>): string {
	const parts = [...tracer].map(([file, content]) => `${file} ${content.length} ${crc32(content)}`);
	return [pyodide, crc32(Buffer.from(prepare + awaken)), crc32(Buffer.from(parts.join('\n')))].join(' ');
}

/** Takes apart what Pyodide gives as a snapshot: its second number says how long the head is. */
export function takeApart(snapshot: Uint8Array): Memory {
	const length = new DataView(snapshot.buffer, snapshot.byteOffset).getUint32(4, true);
	return {head: snapshot.subarray(0, length), heap: snapshot.subarray(length)};
}

/** Gives the file's bytes. `fresh` is the memory that an instance begins with where it is to be filled. */
export function packSnapshot({head, heap}: Memory, fresh: Uint8Array, key: string): Uint8Array {
	const own: number[] = [];
	const shared: number[] = [];
	const pages: Uint8Array[] = [];
	for (let page = 0; page * pageSize < heap.length; page++) {
		const bytes = heap.subarray(page * pageSize, (page + 1) * pageSize);
		const before = fresh.subarray(page * pageSize, (page + 1) * pageSize);
		const same = Buffer.compare(bytes, before) === 0;
		if (same && bytes.some(byte => byte !== 0)) extend(shared, page);
		if (same || (before.length === 0 && bytes.every(byte => byte === 0))) continue;
		extend(own, page);
		pages.push(bytes);
	}

	const runs = new Uint8Array(Uint32Array.from([...own, ...shared]).buffer);
	const body = Buffer.concat([Buffer.from(key), head, runs, ...pages]);
	const counts = [key.length, head.length, heap.length, own.length / 2, shared.length / 2];
	const sums = [crc32(body), sharedChecksum(heap, shared)];
	return Buffer.concat([new Uint8Array(Uint32Array.of(magic, ...counts, ...sums).buffer), body]);
}

/** Adds a page to the last run, or begins a new one. */
function extend(runs: number[], page: number): void {
	const [first, count] = runs.slice(-2);
	if (first !== undefined && count !== undefined && first + count === page) runs[runs.length - 1] = count + 1;
	else runs.push(page, 1);
}

/** Where the bytes of a file come from. */
export interface Bytes {
	readonly length: number;
	/** Fills `into` with those from `at` on; throws where there are not so many. */
	read(into: Uint8Array, at: number): void;
}

/**
 * Reads what stands in front of the pages; gives the reason where the file cannot be used. The pages are read right into the
 * memory that they are for. Throws what the reading throws.
 */
export function unpackSnapshot(file: Bytes, key: string): Snapshot | string {
	const part = (length: number, at: number): Buffer => {
		const bytes = Buffer.alloc(length);
		file.read(bytes, at);
		return bytes;
	};
	if (file.length < headLength) return 'it is too short';
	const numbers = part(headLength, 0);
	const number = (index: number): number => numbers.readUInt32LE(index * 4);
	if (number(0) !== magic) return 'it is no snapshot';
	const [keyLength, headEnd, ownCount, sharedCount] = [number(1), number(1) + number(2), number(4), number(5)];
	const frontLength = headEnd + (ownCount + sharedCount) * 8;
	if (headLength + frontLength > file.length) return 'it is damaged';
	const front = part(frontLength, headLength);
	if (front.toString('utf8', 0, keyLength) !== key) return 'it was made of other parts';
	const runs = Array.from({length: (ownCount + sharedCount) * 2}, (_, index) =>
		front.readUInt32LE(headEnd + index * 4),
	);
	const [own, shared] = [runs.slice(0, ownCount * 2), runs.slice(ownCount * 2)];
	return {
		// Pyodide reads it as numbers, so it must begin where a number may.
		head: new Uint8Array(front.subarray(keyLength, headEnd)),
		length: number(3),
		fill(heap) {
			if (sharedChecksum(heap, shared) !== number(7)) throw new Error('it was made for another memory');
			let sum = crc32(front);
			let at = headLength + frontLength;
			for (const [start, end] of ranges(own, number(3))) {
				if (end > heap.length || at + end - start > file.length) throw new Error('it is damaged');
				const pages = heap.subarray(start, end);
				file.read(pages, at);
				sum = crc32(pages, sum);
				at += pages.length;
			}

			if (sum !== number(6)) throw new Error('it is damaged');
		},
	};
}

/** Where runs begin and end in a memory, in bytes. */
function* ranges(runs: readonly number[], length: number): Generator<readonly [start: number, end: number]> {
	for (let run = 0; run < runs.length; run += 2) {
		const [first = 0, count = 0] = [runs[run], runs[run + 1]];
		yield [first * pageSize, Math.min(length, (first + count) * pageSize)];
	}
}

function sharedChecksum(heap: Uint8Array, shared: readonly number[]): number {
	let sum = 0;
	for (const [start, end] of ranges(shared, heap.length)) sum = crc32(heap.subarray(start, end), sum);
	return sum;
}
