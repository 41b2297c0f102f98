import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {pythonOf} from '../helpers/pythons.ts';
import {folderWith, genStep} from './cli.ts';

const {folder, remove} = folderWith({});
afterAll(remove);
const files = {
	'real/beside.py': 'x = 1\n',
	'real/main.py': `
import os, sys
import beside, inner, outside, package
folder = os.path.dirname(os.path.realpath(__file__))
print(__file__, folder, sys.path[0], sys.argv)
print(sorted(os.listdir(folder)), os.path.islink(os.path.join(folder, 'inner.py')))
for name in ('data.txt', 'circle', 'nowhere'):
    try:
        print(open(os.path.join(folder, name)).read())
    except OSError as error:
        print(type(error).__name__)
for name in sys.argv[1:]:
    print(open(name).read())
`,
	'elsewhere/outside.py': 'y = 2\n',
	'elsewhere/package/__init__.py': 'from . import part\n',
	'elsewhere/package/part.py': 'z = 3\n',
	'elsewhere/data.txt': 'data',
	'work/near.txt': 'near',
};
for (const [name, content] of Object.entries(files)) {
	mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
	writeFileSync(path.join(folder, name), content);
}
for (const [name, target] of [
	['real/inner.py', 'beside.py'],
	['real/outside.py', '../elsewhere/outside.py'],
	['real/package', path.join(folder, 'elsewhere/package')],
	['real/data.txt', '../elsewhere/data.txt'],
	['real/circle', 'circle'],
	['real/nowhere', 'no such file'],
	['work/link', '../real'],
	['work/second', 'link'],
	['work/file.py', 'link/main.py'],
	['work/argument.txt', '../elsewhere/data.txt'],
] as const)
	symlinkSync(target, path.join(folder, name));

const python = pythonOf('3.13')?.file;

// Each file and each folder, by a way without links and by those with one, two or three.
test.each([
	['real', 'main.py'],
	['.', 'real/main.py'],
	['work', 'link/main.py'],
	['work', 'second/main.py', 'near.txt'],
	['work', 'file.py', 'argument.txt', 'link/data.txt'],
	['work/link', 'main.py', 'data.txt'],
	['elsewhere', path.join(folder, 'work/second/main.py')],
	['/', path.join(folder, 'work/file.py')],
])('the embedded Python sees in %s by %s what a native one sees', async (cwd, file, ...rest) => {
	const words = ['--report', 'output', file, ...(rest.length > 0 ? ['--', ...rest] : [])];
	const run = (...more: string[]) => genStep([...more, ...words], {cwd: path.resolve(folder, cwd)});
	const answer = await run();
	expect(answer.errors).toBe('');
	expect(answer.output).toContain('data\nOSError\nFileNotFoundError\n');
	if (python !== undefined) expect(answer).toEqual(await run('--python', python));
});
