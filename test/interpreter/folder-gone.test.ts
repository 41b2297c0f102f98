/** Started in a folder that somebody has taken away. */
import {execFile} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {afterAll, describe, expect, test} from 'vitest';
import {type Answer, command, folderWith} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';

const {folder, remove} = folderWith({
	'program.py': `import sys
def numbers():
    yield 1
def compiled():
    space = {}
    exec(compile("def more():\\n    yield 2\\n", "relative.py", "exec"), space)
    yield from space["more"]()
print(list(numbers()), list(compiled()), sys.argv[0] == __file__)
`,
});
afterAll(remove);
skipWithout(pythons);

/** Runs `gen-step ARGS` there. */
function genStepNowhere(args: readonly string[], stdin = ''): Promise<Answer> {
	const script = 'there=$(mktemp -d) && cd "$there" && rmdir "$there" && exec "$@"';
	const all = ['-c', script, 'sh', process.execPath, command, ...args];
	return new Promise(resolve => {
		const child = execFile('/bin/sh', all, (_error, output, errors) =>
			resolve({output, errors, status: child.exitCode}),
		);
		child.stdin?.end(stdin);
	});
}

const some = pythons.filter(({version}) => ['3.6', '3.10', '3.13'].includes(version));
const table = [...some.map(({version, file}) => [version, file] as const), ['embedded', 'embedded'] as const];

describe.runIf(process.platform === 'linux').each(table)('on Python %s with no current folder', (_version, python) => {
	const report = ['--python', python, '--report'];

	test.concurrent('a program by an absolute path runs', async () => {
		const file = path.join(folder, 'program.py');
		const [plain, told] = await Promise.all([
			genStepNowhere([file, ...report, 'output']),
			genStepNowhere([file, ...report, 'log']),
		]);
		expect(plain).toEqual({output: '[1] [2] True\n', errors: '', status: 0});
		expect(told.output).toContain('output    <module>     [1] [2] True\n');
		expect([told.errors.trim().split('\n').length, told.status]).toEqual([1, 0]);
	});

	test.concurrent('so does code without a file', async () => {
		const [typed, read] = await Promise.all([
			genStepNowhere(['-c', 'print(1)', ...report, 'output']),
			genStepNowhere(['-', ...report, 'output'], 'print(2)\n'),
		]);
		expect(typed).toEqual({output: '1\n', errors: '', status: 0});
		expect(read).toEqual({output: '2\n', errors: '', status: 0});
	});

	test.concurrent('a relative one is not found', async () => {
		const {errors, status} = await genStepNowhere(['program.py', ...report, 'output']);
		expect([errors, status]).toEqual(['gen-step: program.py cannot be opened: there is no such file.\n', 2]);
	});
});
