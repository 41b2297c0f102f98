import {chmodSync, existsSync} from 'node:fs';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';

const {folder, remove} = folderWith({
	'program.py': `import os, sys
open("ran", "w").close()
def numbers():
    yield 1
print(list(numbers()), os.environ.get("PYTHONPATH"), [p for p in sys.path if "tracer" in p])
`,
});
afterAll(remove);

async function wrapper(name: string, python: string, options: string): Promise<string> {
	const {folder: place} = folderWith({[name]: `#!/bin/sh\nexec ${python} ${options} "$@"\n`});
	chmodSync(path.join(place, name), 0o755);
	return path.join(place, name);
}

describe.each(pythons)('a script that stands for Python $version', ({file}) => {
	test.each(['-I', '-E', '-S', '-Es'])('and hands over %s is refused before anything runs', async options => {
		const python = await wrapper('python', file, options);
		const {errors, status} = await genStep(['program.py', '--python', python, '--report', 'log'], {cwd: folder});
		expect(errors).toMatch(/^gen-step: .*python starts Python with -I, -E or -S, so that .*\n$/);
		expect(status).toBe(2);
		expect(existsSync(path.join(folder, 'ran'))).toBe(false);
	});
});

test('a script that hands over nothing of that kind is a python as any other', async () => {
	const python = await wrapper('python', pythons.at(-1)?.file ?? 'python3', '-B');
	const {output, status} = await genStep(['program.py', '--python', python, '--report', 'output'], {cwd: folder});
	expect([output, status]).toEqual(['[1] None []\n', 0]);
});
