import {isUtf8} from 'node:buffer';

/** Makes text of what a program writes to a descriptor, chunk by chunk. */
export interface OutputDecoder {
	/** A character that is not complete yet waits for the next chunk. */
	write(chunk: Uint8Array): string;
	/** What still waits when nothing follows. */
	end(): string;
}

/** Bytes that are no UTF-8 become `\xff`, as Python's own `backslashreplace` has it, so that none is lost. */
export function createOutputDecoder(): OutputDecoder {
	let open: Buffer = Buffer.alloc(0);
	return {
		write(chunk) {
			// A copy: the memory of the chunk may only be lent.
			const bytes = Buffer.concat([open, chunk]);
			const end = bytes.length - openAt(bytes);
			open = bytes.subarray(end);
			return textOf(bytes.subarray(0, end));
		},
		end() {
			const text = textOf(open);
			open = Buffer.alloc(0);
			return text;
		},
	};
}

/** How many bytes a character takes, by its first byte; 1 for what begins none. */
function lengthOf(first: number): number {
	if (first >= 0xc2 && first < 0xe0) return 2;
	if (first >= 0xe0 && first < 0xf0) return 3;
	return first >= 0xf0 && first < 0xf5 ? 4 : 1;
}

/** How many bytes at the end may be the beginning of a character. */
function openAt(bytes: Buffer): number {
	for (let count = 1; count < 4 && count <= bytes.length; count++) {
		const byte = bytes[bytes.length - count] ?? 0;
		if (lengthOf(byte) > count) return count;
		if (byte < 0x80 || byte >= 0xc0) return 0;
	}
	return 0;
}

function textOf(bytes: Buffer): string {
	if (isUtf8(bytes)) return bytes.toString();
	let text = '';
	for (let at = 0; at < bytes.length; ) {
		const first = bytes[at] ?? 0;
		const character = bytes.subarray(at, at + lengthOf(first));
		const isComplete = isUtf8(character);
		text += isComplete ? character.toString() : `\\x${first.toString(16).padStart(2, '0')}`;
		at += isComplete ? character.length : 1;
	}
	return text;
}
