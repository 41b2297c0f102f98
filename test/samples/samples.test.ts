import {execFile} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {expectedRuns} from './expected-runs.ts';

const samples = path.resolve(import.meta.dirname, '../../samples');
const files = readdirSync(samples).filter(file => file.endsWith('.py'));

interface Run {
	readonly output: string;
	readonly errors: string;
	readonly code: number | string | undefined;
}

async function run(python: string, sample: string): Promise<Run> {
	return new Promise(resolve => {
		// A file in the working folder, so that no machine's path stands in a traceback; no bytecode beside the samples.
		const env = {...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8'};
		execFile(python, [sample], {cwd: samples, env}, (error, output, errors) => {
			resolve({output, errors, code: error === null ? 0 : (error.code ?? undefined)});
		});
	});
}

test('each sample has an expected run', () => {
	expect(Object.keys(expectedRuns).sort()).toEqual(files.sort());
});

test('each sample begins with its lesson and says what to watch', () => {
	for (const file of files) {
		const text = readFileSync(path.join(samples, file), 'utf8');
		expect(text, file).toMatch(/^"""[A-Z`n].*[^.]*\.\n\n/);
		expect(text, file).toMatch(/^Watch /m);
		expect(text, file).toMatch(/\nif __name__ == "__main__":\n/);
	}
});

const minor = (version: string): number => Number(version.split('.')[1]);

describe.each(pythons)('on Python $version', ({file: python, version}) => {
	test.each(files)('%s prints what it should and ends as it should', async sample => {
		const newest = expectedRuns[sample];
		const {before} = newest ?? {};
		const expected = before !== undefined && minor(version) < minor(before.version) ? before.run : newest;
		const {output, errors, code} = await run(python, sample);
		expect({output: output.replaceAll('\r\n', '\n'), code}).toEqual({output: expected?.output, code: expected?.code});
		expect(errors.trimEnd().split(/\r?\n/).at(-1)).toBe(expected?.lastError);
	});
});
