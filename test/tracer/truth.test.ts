import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {type Story, story} from './story.ts';
import {partsOf} from './tables.ts';

/** Each kind of program that was once told wrongly, with its whole story; `programs/` holds more of each kind in brief. */
const folder = path.join(import.meta.dirname, 'truth');
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const names = readdirSync(folder).filter(file => file.endsWith('.py'));

/** The table beside a program. */
const tableOf = (name: string, version: string): Story => partsOf(textOf(name.replace('.py', '.txt')), version);

describe.each([...pythons, {file: undefined, version: 'embedded'}])('on Python $version', ({file, version}) => {
	describe.each(names)('%s', name => {
		const table = tableOf(name, version);
		let told: Promise<Story>;
		const once = (): Promise<Story> => {
			told ??= story(file, textOf(name));
			return told;
		};

		test.each([...table.keys()])('%s', async part => {
			expect((await once()).get(part) ?? []).toEqual(table.get(part));
		});
	});
});
