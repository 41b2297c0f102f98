import {readFileSync, writeFileSync} from 'node:fs';
import {crc32} from 'node:zlib';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type Bytes, packSnapshot, snapshotKey, unpackSnapshot} from '../../source/interpreter/embedded/snapshot.ts';
import {makeStubSnapshot, startStub} from './stub.ts';

let snapshot: Awaited<ReturnType<typeof makeStubSnapshot>>;
beforeAll(async () => {
	snapshot = await makeStubSnapshot();
});
afterAll(() => snapshot.remove());

/** A memory of `length` bytes that are zero but for those given. */
function memoryOf(length: number, bytes: Readonly<Record<number, number>>): Uint8Array {
	const memory = new Uint8Array(length);
	for (const [at, byte] of Object.entries(bytes)) {
		memory[Number(at)] = byte;
	}

	return memory;
}

const head = Buffer.from('what Pyodide notes in front of it');

/** The bytes of a file. */
const bytesOf = (file: Uint8Array): Bytes => ({
	length: file.length,
	read: (into, at) => into.set(file.subarray(at, at + into.length)),
});

/** Packs a memory, and fills another one out of that which begins as `fresh`. */
function throughFile(heap: Uint8Array, fresh: Uint8Array): Uint8Array {
	const unpacked = unpackSnapshot(bytesOf(packSnapshot({head, heap}, fresh, 'key')), 'key');
	if (typeof unpacked === 'string') throw new Error(unpacked);
	expect(Buffer.from(unpacked.head)).toEqual(head);
	const filled = new Uint8Array(unpacked.length);
	filled.set(fresh.subarray(0, filled.length));
	unpacked.fill(filled);
	return filled;
}

test.each([
	['nothing in it', memoryOf(8192, {})],
	['no length', memoryOf(0, {})],
	['bytes at both ends', memoryOf(100_000, {0: 1, 99999: 2})],
	['a length that is no whole page', memoryOf(4097, {4096: 3})],
	['pages in a row', memoryOf(65_536, {5000: 1, 9000: 2, 30000: 3})],
])('a memory with %s comes back as it was', (_name, memory) => {
	expect(throughFile(memory, memoryOf(memory.length, {}))).toEqual(memory);
	expect(throughFile(memory, memoryOf(4096, {}))).toEqual(memory);
	// What the instance has by itself is kept, is another, or is not there any more.
	expect(throughFile(memory, memoryOf(memory.length, {5001: 1, 9000: 2, 20000: 4}))).toEqual(memory);
});

test('a snapshot keeps no empty pages, and none that each instance has', () => {
	const heap = memoryOf(10_000_000, {5000000: 1});
	expect(packSnapshot({head, heap}, memoryOf(heap.length, {}), 'key').length).toBeLessThan(5000);
	expect(packSnapshot({head, heap}, heap, 'key').length).toBeLessThan(500);
});

test('an instance that begins with another memory is not filled', () => {
	const heap = memoryOf(65_536, {5000: 1, 30000: 1});
	const unpacked = unpackSnapshot(bytesOf(packSnapshot({head, heap}, memoryOf(65_536, {5000: 1}), 'key')), 'key');
	if (typeof unpacked === 'string') throw new Error(unpacked);
	expect(() => unpacked.fill(memoryOf(65_536, {5000: 2}))).toThrow('another memory');
});

test.each([
	['an empty file', (): Uint8Array => new Uint8Array(), 'it is too short'],
	['another file', (): Uint8Array => Buffer.from('#!/usr/bin/env python -I -X utf8\n'), 'it is no snapshot'],
	['half a file', (file: Uint8Array): Uint8Array => file.subarray(0, file.length - 1000), 'it is damaged'],
	[
		'a file with one byte changed',
		(file: Uint8Array): Uint8Array => Buffer.from(file).fill(file.at(-1) === 1 ? 2 : 1, file.length - 1),
		'it is damaged',
	],
])('%s is refused', (_name, change, reason) => {
	const file = packSnapshot({head, heap: memoryOf(65_536, {5000: 1})}, memoryOf(65_536, {}), 'key');
	const unpacked = unpackSnapshot(bytesOf(change(file)), 'key');
	if (typeof unpacked === 'string') expect(unpacked).toBe(reason);
	else expect(() => unpacked.fill(memoryOf(65_536, {}))).toThrow(reason);
});

test('a snapshot of other parts is refused', () => {
	const file = packSnapshot({head, heap: memoryOf(4096, {})}, memoryOf(4096, {}), snapshotKey('1', new Map()));
	const changed = snapshotKey('1', new Map([['a.py', Buffer.from('pass')]]));
	expect(unpackSnapshot(bytesOf(file), changed)).toBe('it was made of other parts');
	expect(unpackSnapshot(bytesOf(file), snapshotKey('2', new Map()))).toBe('it was made of other parts');
});

test('a snapshot loads much faster than Python the plain way', async () => {
	const load = async (file: string | null): Promise<number> => {
		const stub = startStub({}, {snapshot: file});
		await stub.run('None');
		await stub.interpreter.stop();
		return Number(stub.notes[0]?.['loaded']);
	};

	const [fast, plain] = [await load(snapshot.file), await load(null)];
	expect(fast).toBeLessThan(plain / 2);
});

test('random numbers differ between two processes out of one snapshot', async () => {
	const draw = async (): Promise<unknown> => {
		const stub = startStub({}, {snapshot: snapshot.file});
		const answer = await stub.run(
			"(__import__('random').random(), __import__('os').urandom(8), __import__('uuid').uuid4())",
		);
		await stub.interpreter.stop();
		return answer;
	};

	expect(await draw()).not.toEqual(await draw());
});

test('the order of sets is the same in each process, so that a replay is equal', async () => {
	const order = async (file: string | null): Promise<unknown> => {
		const stub = startStub({}, {snapshot: file});
		const answer = await stub.run("list({'a', 'b', 'c', 'd', 'e', 'f'})");
		await stub.interpreter.stop();
		return answer;
	};

	const first = await order(snapshot.file);
	expect(await order(snapshot.file)).toEqual(first);
	expect(await order(null)).toEqual(first);
});

test.each([
	['that is missing', (file: string) => `${file}.missing`, /ENOENT/],
	[
		'that is damaged',
		(file: string) => {
			const bytes = readFileSync(file);
			bytes[bytes.length - 1] = ~(bytes.at(-1) ?? 0);
			writeFileSync(`${file}.damaged`, bytes);
			return `${file}.damaged`;
		},
		/damaged/,
	],
	[
		'of another Pyodide, though its key says otherwise',
		(file: string) => {
			// Its own head, with which Pyodide knows its own memory, is changed, and then packed anew.
			const bytes = readFileSync(file);
			const [keyLength, headLength] = [bytes.readUInt32LE(4), bytes.readUInt32LE(8)];
			bytes.fill(7, 32 + keyLength, 32 + keyLength + headLength);
			bytes.writeUInt32LE(crc32(bytes.subarray(32)), 24);
			writeFileSync(`${file}.other`, bytes);
			return `${file}.other`;
		},
		/magic|build id/,
	],
])('with a snapshot %s, Python is loaded the plain way', async (_name, change, reason) => {
	const stub = startStub({}, {snapshot: change(snapshot.file)});
	expect(await stub.run('6 * 7')).toEqual({value: '42'});
	expect(stub.notes[0]?.['fallback']).toMatch(reason);
	await stub.interpreter.stop();
});
