/** Cancellations that are swallowed, handed on or taken back, barriers, and loops that are no ordinary ones. */
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {story} from './story.ts';
import {partsOf} from './tables.ts';

const textOf = (file: string): string => readFileSync(path.join(import.meta.dirname, 'tasks', file), 'utf8');
const chosen = pythons.filter(({version}) => ['3.8', '3.11', '3.13'].includes(version));

test.each([...chosen, {file: undefined, version: 'embedded'}])(
	'what becomes of tasks on $version',
	async ({file, version}) => {
		const told = await story(file, textOf('stories.py'));
		const ofTasks = [...told].map(([part, lines]) => [
			part,
			lines.filter(line => /^(?:spawn|wake|suspend|cancel|done) /.test(line)),
		]);
		const table = [...partsOf(textOf('stories.txt'), version)].filter(([, lines]) => lines.length > 0);
		expect(Object.fromEntries(ofTasks)).toEqual(Object.fromEntries(table));
	},
);
