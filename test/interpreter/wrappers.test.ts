import {chmodSync, existsSync, rmSync} from 'node:fs';
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

/** A script that runs a line of the shell's in the place of a python. */
function wrapper(line: string): string {
	const {folder: place} = folderWith({python: `#!/bin/sh\n${line}\n`});
	chmodSync(path.join(place, 'python'), 0o755);
	return path.join(place, 'python');
}

const tellsNothing = /^gen-step: .*python starts Python with -I, -E or -S, or without the PYTHONPATH .*\n$/;

async function refuses(line: string): Promise<void> {
	const {errors, status} = await genStep(['program.py', '--python', wrapper(line), '--report', 'log'], {cwd: folder});
	expect(errors).toMatch(tellsNothing);
	expect(status).toBe(2);
	expect(existsSync(path.join(folder, 'ran'))).toBe(false);
}

const isOneOf =
	(...versions: readonly string[]) =>
	({version}: {version: string}): boolean =>
		versions.includes(version);

describe.each(pythons)('a script that stands for Python $version', ({file}) => {
	test.each(['-I', '-E', '-S', '-Es'])('and hands over %s is refused before anything runs', async options => {
		await refuses(`exec ${file} ${options} "$@"`);
	});
});

describe.each(pythons.filter(isOneOf('3.8', '3.13')))('a script that stands for Python $version', ({file}) => {
	test.each([
		['takes PYTHONPATH away', `unset PYTHONPATH; exec ${file} "$@"`],
		['has another PYTHONPATH', `PYTHONPATH=/elsewhere exec ${file} "$@"`],
		['empties the environment', `exec env -i ${file} "$@"`],
		['closes the pipes', `exec ${file} "$@" 3>&- 4>&- 5>&-`],
	])('and %s is refused before anything runs', async (_what, line) => {
		await refuses(line);
	});

	test('may put folders of its own in front', async () => {
		const python = wrapper(`PYTHONPATH=/elsewhere:$PYTHONPATH exec ${file} -B "$@"`);
		const {output, status} = await genStep(['program.py', '--python', python, '--report', 'json'], {cwd: folder});
		expect(output).toContain('[1] /elsewhere []');
		expect(output).toContain('"kind":"yield"');
		expect(status).toBe(0);
		rmSync(path.join(folder, 'ran'));
	});
});
