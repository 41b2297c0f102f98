import {createHash} from 'node:crypto';
import zlib from 'node:zlib';
import {awaken, prepare} from './python.ts';

/*
 * The file: magic, then four numbers (the header's length, the memory's length in bytes, how many runs, the CRC-32 of
 * all that follows), then the key, then the runs (first page and number of pages each), then the pages. Only pages
 * that are not all zero are kept, which are less than half; compressing them would cost more time than reading them.
 */
const magic = 0x5473_7047;
const pageSize = 4096;
const headLength = 20;

/** The CRC-32, or undefined in Node 22.0 and 22.1, which cannot work it out: there a damaged file is not noticed. */
function checksum(body: Uint8Array): number | undefined {
	return (zlib as Partial<typeof zlib>).crc32?.(body);
}

/** A digest of what a snapshot is made of; with another key it is of no use. */
export function snapshotKey(pyodide: string, tracer: ReadonlyMap<string, Uint8Array>): string {
	const hash = createHash('sha256').update(pyodide).update(prepare).update(awaken);
	for (const [file, content] of tracer) {
		hash.update(`\n${file} ${content.length}\n`).update(content);
	}

	return hash.digest('hex');
}

/** Gives the file's bytes for a memory. */
export function packSnapshot(memory: Uint8Array, key: string): Uint8Array {
	const padded = new Uint8Array(Math.ceil(memory.length / pageSize) * pageSize);
	padded.set(memory);
	const words = new BigUint64Array(padded.buffer);
	const perPage = pageSize / 8;
	const runs: number[] = [];
	const pages: Uint8Array[] = [];
	let open = false;
	for (let page = 0; page < padded.length / pageSize; page++) {
		const used = words.subarray(page * perPage, (page + 1) * perPage).some(word => word !== 0n);
		if (used) {
			if (!open) {
				runs.push(page, 0);
			}

			runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
			pages.push(padded.subarray(page * pageSize, (page + 1) * pageSize));
		}

		open = used;
	}

	const body = Buffer.concat([Buffer.from(key), new Uint8Array(Uint32Array.from(runs).buffer), ...pages]);
	const head = Uint32Array.of(magic, key.length, memory.length, runs.length / 2, checksum(body) ?? 0);
	return Buffer.concat([new Uint8Array(head.buffer), body]);
}

/** Gives the memory in a file's bytes, or the reason why it cannot be used. Never throws. */
export function unpackSnapshot(file: Uint8Array, key: string): Uint8Array | string {
	if (file.length < headLength) {
		return 'it is too short';
	}

	const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
	const head = (index: number): number => view.getUint32(index * 4, true);
	if (head(0) !== magic) {
		return 'it is no snapshot';
	}

	const body = file.subarray(headLength);
	if ((checksum(body) ?? head(4)) !== head(4)) {
		return 'it is damaged';
	}

	const keyLength = head(1);
	if (Buffer.from(body.subarray(0, keyLength)).toString() !== key) {
		return 'it was made of other parts';
	}

	const memory = new Uint8Array(head(2));
	const runCount = head(3);
	let from = keyLength + runCount * 8;
	for (let run = 0; run < runCount; run++) {
		const at = headLength + keyLength + run * 8;
		const start = view.getUint32(at, true) * pageSize;
		const pages = body.subarray(from, from + view.getUint32(at + 4, true) * pageSize);
		// The last page may reach beyond the memory.
		memory.set(pages.subarray(0, memory.length - start), start);
		from += pages.length;
	}

	return memory;
}
