import {expect, test} from 'vitest';
import {createOutputDecoder} from '../../source/interpreter/output-decoder.ts';

/** The text of bytes that come in pieces of so many. */
function textOf(bytes: Buffer, size: number): string {
	const decoder = createOutputDecoder();
	let text = '';
	for (let at = 0; at < bytes.length; at += size) text += decoder.write(bytes.subarray(at, at + size));
	return text + decoder.end();
}

const table: readonly (readonly [name: string, bytes: string, text: string])[] = [
	['characters of all lengths', Buffer.from('a ä € 🐍\n').toString('latin1'), 'a ä € 🐍\n'],
	['bytes that begin nothing', 'a\x80\xff\xc0\xc1\xf5b', 'a\\x80\\xff\\xc0\\xc1\\xf5b'],
	['characters that break off', '\xe2\x82 \xf0\x9f\x90\n\xc3', '\\xe2\\x82 \\xf0\\x9f\\x90\n\\xc3'],
	['one that breaks off before the next', '\xe2\x82\xc3\xa4', '\\xe2\\x82ä'],
	['surrogates', '\xed\xb3\xbf', '\\xed\\xb3\\xbf'],
	['a long form of a short character', '\xe0\x80\xaf', '\\xe0\\x80\\xaf'],
];

test.each(table)('%s', (_name, bytes, text) => {
	for (const size of [1, 2, 3, 5, 1000]) expect(textOf(Buffer.from(bytes, 'latin1'), size)).toBe(text);
});

test('what is complete is given at once', () => {
	const decoder = createOutputDecoder();
	expect(decoder.write(Buffer.from('one\n\xe2', 'latin1'))).toBe('one\n');
	expect(decoder.write(Buffer.from('\x82\xacx', 'latin1'))).toBe('€x');
	expect(decoder.end()).toBe('');
});
