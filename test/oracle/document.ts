/** `npm run docs`: makes `differences.md` of what `explained.ts` says. */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {type Explanation, explained} from './explained.ts';

/** Where the document stands. */
export const documentFile = path.join(import.meta.dirname, 'differences.md');

/** The text of the document: a row for each difference that the comparison allows. */
export function documentText(): string {
	const rows = Object.values<Explanation>(explained).map(
		({what, kinds, pythons, reason, shown}) =>
			`| ${what} | ${kinds.map(kind => `\`${kind}\``).join(', ')} | ${pythons} | ${reason} | ${shown} |`,
	);
	return [
		'# Where what is told may differ from what is true',
		'',
		'Made by `npm run docs`, of `explained.ts`. Random programs are compared with what they report of themselves; the',
		'comparison allows these differences, each with the reason that CPython gives, and no others.',
		'',
		'| what | stages | Pythons | reason | on the screen |',
		'| --- | --- | --- | --- | --- |',
		...rows,
		'',
	].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(documentFile, documentText());
