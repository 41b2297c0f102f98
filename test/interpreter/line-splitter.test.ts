import {expect, test} from 'vitest';
import {lineSplitter, tail} from '../../source/interpreter/line-splitter.ts';

/** The lines that come of a text in pieces of so many bytes. */
function linesOf(text: string, size: number): string[] {
	const lines: string[] = [];
	const split = lineSplitter(line => lines.push(line));
	const bytes = Buffer.from(text);
	for (let at = 0; at < bytes.length; at += size) {
		split(bytes.subarray(at, at + size));
	}

	return lines;
}

test.each([1, 2, 3, 7, 1000])('lines are the same in pieces of %i bytes', size => {
	expect(linesOf('one\n\nzwölf 🐍\nunended', size)).toEqual(['one', '', 'zwölf 🐍']);
});

test('a long line in many pieces comes as one', () => {
	// If each piece copied what came before it, the test would run out of its time.
	expect(linesOf(`${'x'.repeat(5_000_000)}\n`, 100).map(line => line.length)).toEqual([5_000_000]);
});

test('a tail keeps the end', () => {
	const kept = tail(5);
	for (const piece of ['a', 'bcd', 'efghijkl', 'm']) {
		kept.add(piece);
	}

	expect(kept.text()).toBe('ijklm');
});
