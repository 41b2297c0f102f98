import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {type Story, story} from './story.ts';
import {isIn} from './tables.ts';

/** Each kind of program that was once told wrongly, with its whole story; `programs/` holds more of each kind in brief. */
const folder = path.join(import.meta.dirname, 'truth');
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const names = readdirSync(folder).filter(file => file.endsWith('.py'));

/** The table beside a program: `== PART`, then a stage a line, `  @ versions` where not all have it, `#` before a reason. */
function tableOf(name: string, version: string): Story {
	const parts = textOf(name.replace('.py', '.txt')).split(/^== /m).slice(1);
	return new Map(
		parts.map(part => {
			const [title = '', ...lines] = part.split('\n').filter(line => line !== '' && !line.startsWith('#'));
			const told = lines.map(line => line.split('  @ ')).filter(([, ranges]) => isIn(ranges ?? '-', version));
			return [title, told.map(([line = '']) => line)];
		}),
	);
}

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
