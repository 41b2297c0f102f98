/**
 * A Python whose memory cannot be read, since it was built without `_ctypes` or lays out its objects otherwise (free-threaded
 * builds, some for debugging): less is seen there, and nothing fails.
 */
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';

const samples = path.resolve(import.meta.dirname, '../../samples');

const unpacks = `class Pair:
    def __iter__(self):
        return iter([1, 2])


def pairs():
    x, y = Pair()
    yield x
    yield y


print(list(pairs()))
`;
const {folder, remove} = folderWith({'_ctypes.py': 'raise ImportError("_ctypes")\n', 'unpacks.py': unpacks});
afterAll(remove);

skipWithout(pythons);

/** Where each of the ways without it begins. */
const some = pythons.filter(({version}) => ['3.6', '3.8', '3.11', '3.13'].includes(version));

describe.each(some)('on Python $version without _ctypes all is observed', ({file: python, version}) => {
	const hasGroups = Number(version.split('.')[1]) >= 11;
	const files = [
		path.join(samples, 'left_early.py'),
		path.join(samples, hasGroups ? 'task_group.py' : 'kernel.py'),
		path.join(folder, 'unpacks.py'),
	];
	test.concurrent.each(files.map(file => [path.basename(file), file] as const))('%s', async (_name, file) => {
		const args = [file, '--python', python, '--report'];
		const run = {cwd: samples, env: {PYTHONPATH: folder, GEN_STEP_STRICT: '1'}};
		const [told, output] = await Promise.all([genStep([...args, 'json'], run), genStep([...args, 'output'], run)]);
		expect(told.errors + output.errors).not.toMatch(/gen-step/);
		const records = told.output.split('\n').slice(0, -1);
		const printed = records.map(line => JSON.parse(line) as {kind?: string; text?: string});
		expect(printed.flatMap(({kind, text}) => (kind === 'output' ? [text] : [])).join('')).toBe(output.output);
		expect(printed.some(({kind}) => kind === 'yield')).toBe(true);
		expect(printed.at(-1)).toMatchObject({record: 'end', status: 0});
	});
});
