import {afterAll, describe, expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {runPlain} from '../programs/run.ts';
import {runCaptured} from './captured.ts';

const {folder, remove} = folderWith({
	'closes.py': `import os, tempfile
def numbers():
    yield 1
print(list(numbers()), flush=True)
os.closerange(3, 100000)
files = [tempfile.TemporaryFile() for _ in range(3)]
for number in range(4076, 4090):
    os.dup2(files[0].fileno(), number)
for turn in range(300):
    list(numbers())
print(list(numbers()), flush=True)
print([os.fstat(file.fileno()).st_size for file in files])
`,
	'hex.py': '# coding: hex\n',
});
afterAll(remove);

describe.each(pythons)('on Python $version', ({file: python}) => {
	test('where a program closes the pipes too, nothing is written to what it opens under their numbers', async () => {
		const run = {python, file: 'closes.py', folder};
		expect(await runCaptured(run)).toEqual(await runPlain(run));
	});

	test('a coding line may name what is no encoding of text', async () => {
		const {errors} = await genStep(['hex.py', '--python', python, '--report', 'log'], {cwd: folder});
		expect(errors).toContain('hex.py has a coding line that names no encoding of text');
	});
});
