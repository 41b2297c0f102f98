import {expect, test} from 'vitest';
import {LazySegmenter} from '../../source/ui/terminal/text/lazy-segmenter.ts';

const segmenter = new Intl.Segmenter();

test('no text is taken apart in another way than by Intl.Segmenter', () => {
	const lazy = new LazySegmenter();
	const neighbours = ['\u0301', '\uFE0F', '\u200D', '▶', '\u001B', '\n', 'a'];
	const different: string[] = [];
	for (let code = 0; code < 0x3100; code++) {
		const character = String.fromCodePoint(code);
		for (const text of neighbours.flatMap(each => [character + each, each + character])) {
			const expected = JSON.stringify([...segmenter.segment(text)]);
			if (JSON.stringify([...lazy.segment(text)]) !== expected) different.push(text);
		}
	}

	expect(different).toEqual([]);
});

test('a place is found in it, and words are words', () => {
	const text = 'two words';
	expect(new LazySegmenter().segment(text).containing(2)).toEqual(segmenter.segment(text).containing(2));
	expect(new LazySegmenter().segment(text).containing(9)).toBeUndefined();
	expect(new LazySegmenter('en', {granularity: 'word'}).segment(text).containing(0)?.segment).toBe('two');
});
