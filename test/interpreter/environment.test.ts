import {spawnSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {afterAll, expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';

const {folder, remove} = folderWith({
	'program.py': `import os, sys
def numbers():
    yield sorted(item for item in os.environ.items() if item[0].startswith("PYTHON"))
    yield sys.path, sys.flags
    try:
        import of_the_person
        yield of_the_person.name
    except ImportError as error:
        yield str(error)
for number in numbers():
    print(number)
`,
});
const own = folderWith({'of_the_person.py': 'name = "found"\n'});
afterAll(remove);
afterAll(own.remove);

const settings: readonly (readonly [string, string])[] = [
	['PYTHONPATH', own.folder],
	['PYTHONPATH', `${own.folder}${path.delimiter}`],
	['PYTHONPATH', ''],
	['PYTHONPATH', path.delimiter],
	['PYTHONSAFEPATH', '1'],
	['PYTHONOPTIMIZE', '2'],
	['PYTHONMALLOC', 'debug'],
	['PYTHONDEVMODE', '1'],
];

skipWithout(pythons);

const python = pythons.at(-1)?.file ?? '';

test.skipIf(python === '').each(settings)('a program finds %s=%s as without us', async (name, value) => {
	const args = ['program.py', '--python', python, '--report', 'output'];
	const {output, status} = await genStep(args, {cwd: folder, env: {[name]: value}});
	const env = {...process.env, PYTHONDONTWRITEBYTECODE: '1', LANG: 'C.UTF-8', [name]: value};
	const plain = spawnSync(python, ['program.py'], {cwd: folder, env, encoding: 'latin1'});
	expect([output, status]).toEqual([plain.stdout, plain.status]);
});

test.skipIf(python === '')('two programs run at once in one folder', async () => {
	const args = ['program.py', '--python', python, '--report', 'log'];
	const both = await Promise.all([genStep(args, {cwd: folder}), genStep(args, {cwd: folder})]);
	expect(both[0]).toEqual(both[1]);
	expect(both[0].status).toBe(0);
	expect(both[0].errors).toBe('');
});
