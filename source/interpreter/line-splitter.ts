import {StringDecoder} from 'node:string_decoder';

/**
 * Cuts a stream of UTF-8 bytes into lines. Returns a function that takes a chunk. It calls `onLine` with each complete
 * line, without the newline. Text after the last newline is not a line yet. If the stream breaks off there, that text
 * is dropped.
 */
export function lineSplitter(onLine: (line: string) => void): (chunk: Uint8Array) => void {
	const decoder = new StringDecoder('utf8');
	// Parts of a line still open. They are joined once, or a long line in many chunks would take quadratic time.
	let open: string[] = [];
	return chunk => {
		const pieces = decoder.write(chunk as Buffer).split('\n');
		const rest = pieces.pop() ?? '';
		for (const piece of pieces) {
			if (open.length === 0) {
				onLine(piece);
			} else {
				const line = open.join('') + piece;
				open = [];
				onLine(line);
			}
		}

		if (rest !== '') open.push(rest);
	};
}

/** Keeps the end of a text that may be long. */
export interface Tail {
	add(text: string): void;
	text(): string;
}

/** Gives a `Tail` of at most `length` UTF-16 units, or a little more while it grows. */
export function tail(length: number): Tail {
	let kept = '';
	return {
		add(text) {
			kept += text;
			if (kept.length > 2 * length) kept = kept.slice(-length);
		},
		text: () => kept.slice(-length),
	};
}
