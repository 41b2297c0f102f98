import zlib from 'node:zlib';

/** The CRC-32 of some bytes, going on from that of the bytes before them. Node 22.0 and 22.1 have none of their own. */
export const checksum: (bytes: Uint8Array, before?: number) => number =
	(zlib as Partial<typeof zlib>).crc32 ?? slowChecksum;

/** The same by the polynomial of ISO 3309, a byte at a time. */
export function slowChecksum(bytes: Uint8Array, before = 0): number {
	const table = Uint32Array.from({length: 256}, (_, byte) => {
		let value = byte;
		for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb8_8320 : value >>> 1;
		return value;
	});
	let sum = ~before;
	for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
	return ~sum >>> 0;
}
