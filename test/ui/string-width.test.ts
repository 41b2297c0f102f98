import original from 'string-width';
import {expect, test} from 'vitest';
import stringWidth from '../../source/ui/terminal/text/string-width.ts';

test('no character and no pair is measured in another way than by the package', () => {
	const neighbours = ['\u0301', '\uFE0F', '\u200D', '▶', '\u001B[1m'];
	const different: string[] = [];
	for (let code = 0; code < 0x3100; code++) {
		const character = String.fromCodePoint(code);
		for (const text of [character, ...neighbours.flatMap(each => [character + each, each + character])]) {
			if (stringWidth(text) !== original(text)) different.push(text);
		}
	}

	expect(different).toEqual([]);
});

test('styles and options count as they do in the package', () => {
	for (const text of [
		'\u001B[31m▶ red\u001B[0m',
		'\u001B[31m',
		'─│',
		'a\u001B',
		'\u001B]8;;x\u0007link\u001B]8;;\u0007',
	]) {
		for (const options of [undefined, {}, {ambiguousIsNarrow: false}, {countAnsiEscapeCodes: true}]) {
			expect(stringWidth(text, options), JSON.stringify([text, options])).toBe(original(text, options));
		}
	}
});
