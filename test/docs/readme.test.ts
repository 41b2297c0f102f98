import {expect, test} from 'vitest';
import {readReadme, sectionOf, sections} from './readme.ts';

test('the made parts of the README are those that `npm run docs` makes', async () => {
	const text = readReadme();
	for (const [name, made] of Object.entries(await sections())) expect(sectionOf(text, name), name).toBe(made);
});
