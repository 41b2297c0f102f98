/** Files that CPython cannot decode: the reports say what it says. */
import {afterAll, describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {runPlain} from '../programs/run.ts';
import {folderWith, genStep} from './cli.ts';

const files: Readonly<Record<string, string>> = {
	'undeclared.py': 'x = 1\n\ny = "\xE9"\nz = 2\n',
	'unknown.py': '#!/usr/bin/python\n# coding: foo\nprint(1)\n',
	'no_text.py': '# coding: hex\n',
	'marked.py': '\xEF\xBB\xBF# coding: latin-1\nprint(1)\n',
};
const {folder, remove} = folderWith(
	Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text, 'latin1')])),
);
afterAll(remove);
skipWithout(pythons);

const some = pythons.filter(({version}) => ['3.6', '3.9', '3.10', '3.13'].includes(version));

describe.each(some)('on Python $version', ({file: python}) => {
	test.concurrent.each(Object.keys(files))('%s', async file => {
		const plain = await runPlain({python, file, folder});
		const {errors, status} = await genStep([file, '--python', python, '--report', 'log'], {cwd: folder});
		expect(plain.errors).toContain('SyntaxError: ');
		expect([errors.replace(/^gen-step: .*\n/, ''), status]).toEqual([plain.errors, plain.end]);
	});
});
