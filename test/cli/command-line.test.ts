import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {read} from '../house/repository.ts';
import {folderWith, genStep} from './cli.ts';

const program = `import sys
def g():
    x = yield 1
    yield x
print(__name__, sys.argv)
`;
const {folder, remove} = folderWith({
	'gen.py': program,
	'gen.demo': 'drive g()\nnext\nsend(7)\n',
	'-odd.py': program,
	'beside.py': 'x = 5\n',
	'line.py': 'import sys\ndef f():\n    yield\nprint(sys.orig_argv)\n',
});
mkdirSync(path.join(folder, 'package'));
writeFileSync(path.join(folder, 'package/__init__.py'), '');
writeFileSync(
	path.join(folder, 'package/part.py'),
	`from . import __name__ as around\n${program}print(around, __package__)\n`,
);
writeFileSync(path.join(folder, 'package/__main__.py'), program);
mkdirSync(path.join(folder, 'lines'));
writeFileSync(path.join(folder, 'lines/__main__.py'), 'import sys\ndef f():\n    yield\nprint(sys.orig_argv)\n');
afterAll(remove);

const run = (args: readonly string[], stdin = '') => genStep(args, {cwd: folder, stdin});
const output = ['--report', 'output'];

/** The embedded Python, and the oldest and the newest of this machine. */
const ends = [...new Set([pythons[0], pythons.at(-1)])].flatMap(python => (python === undefined ? [] : [python]));
const each = [{version: 'embedded', options: [] as string[]}].concat(
	ends.map(({version, file}) => ({version, options: ['--python', file]})),
);

describe.each(each)('on Python $version', ({version, options}) => {
	test('-c runs code, with its arguments and the modules of the current folder', async () => {
		const code = 'import sys, beside; print(beside.x, sys.argv, sys.path[0])';
		const answer = await run([...options, ...output, '-c', code, '--', '-a', 'b']);
		expect(answer).toEqual({output: "5 ['-c', '-a', 'b'] \n", errors: '', status: 0});
	});

	test('- runs what comes by stdin', async () => {
		const answer = await run(
			[...options, ...output, '-', '--', 'a'],
			'import sys, beside; print(beside.x, sys.argv)\n',
		);
		expect(answer).toEqual({output: "5 ['-', 'a']\n", errors: '', status: 0});
	});

	test.each(['output', 'log', 'json'])('with the report %s the program reads our stdin', async report => {
		const code = 'import sys; print(sorted([input(), sys.stdin.readline().strip(), sys.stdin.read(), "end"]))';
		const answer = await run([...options, '--report', report, '-c', code], 'one\ntwo\nthree');
		expect(answer.output).toContain("['end', 'one', 'three', 'two']");
		expect(answer).toMatchObject({errors: '', status: 0});
	});

	test('-m runs a module, in its package', async () => {
		const answer = await run([...options, ...output, '-m', 'package.part', '--', 'a']);
		expect(answer.output).toMatch(/^__main__ \['.*package\/part\.py', 'a'\]\npackage package\n$/);
		expect(answer).toMatchObject({errors: '', status: 0});
	});

	test.skipIf(version === '3.6').each([
		[['-c', 'import sys; print(sys.orig_argv)'], "'-c', 'import sys; print(sys.orig_argv)', 'a']\n"],
		[['line.py'], "'line.py', 'a']\n"],
		[['-m', 'line'], "'-m', 'line', 'a']\n"],
		[['-m', 'lines'], "'-m', 'lines', 'a']\n"],
		[['line.py', 'f()'], "'line.py', 'a']\n"],
	])('the program finds the command line of a plain run: %s', async (named, line) => {
		const answer = await run([...options, ...output, ...named, '--', 'a']);
		expect(answer.output.replace(/^\['[^']*', /, '')).toBe(line);
	});

	test('a failure ends it as it ends python', async () => {
		const answer = await run([...options, ...output, '-c', '1/0']);
		expect(answer.errors).toMatch(/^Traceback .*\n {2}File "<string>", line 1, in <module>\n[\s\S]*ZeroDivisionError/);
		expect(answer.status).toBe(1);
	});

	test.each([['-c', program], ['-m', 'package.part'], ['package'], ['gen.py']])(
		'%s: something in it can be driven',
		async (...named) => {
			const {output: log} = await run([...options, ...named, 'g()', '--drive', 'next; send(7)']);
			expect(log).toMatch(/assign +g +x = 7/);
		},
	);
});

test('a demo plays the program beside it', async () => {
	const {output: log, errors} = await run(['gen.demo']);
	expect(errors).toBe('');
	expect(log).toMatch(/assign +g +x = 7/);
});

test('behind -- nothing is an option', async () => {
	expect((await run([...output, '--', '-odd.py', '--help'])).output).toBe("__main__ ['-odd.py', '--help']\n");
	expect((await run(['gen.py', ...output, '--', '--', '-h'])).output).toBe("__main__ ['gen.py', '--', '-h']\n");
});

test('--python takes a version', async () => {
	for (const {version} of ends) {
		const {output: told} = await run([...output, '--python', version, '-c', 'import sys; print(sys.version)']);
		expect(told).toContain(version);
	}
	const {errors} = await run(['--python', '3.99', 'gen.py']);
	expect(errors).toBe('gen-step: There is no Python 3.99 on PATH, and none that pyenv or uv installed.\n');
	expect((await run([...output, '--python', 'embedded', '-c', 'print(1)'])).output).toBe('1\n');
});

test('with nothing to open, and no terminal to choose in, the samples are listed', async () => {
	const {output: list, errors, status} = await genStep([], {cwd: folder});
	expect(list).toMatch(/samples\/delegator\.py +`yield from` is a bridge/);
	expect({errors, status}).toEqual({errors: '', status: 0});
});

test('what is for the app is said to do nothing for a report', async () => {
	const {errors, status} = await run([...output, 'gen.py', '--watch', '--theme', 'dark']);
	expect(errors).toBe(
		'gen-step: --watch is for the app, and does nothing for a report.\n' +
			'gen-step: --theme is for the app, and does nothing for a report.\n',
	);
	expect(status).toBe(0);
});

test.each(['--help', '-h'])(
	'%s begins with examples, tells the keys and exit codes, and fits into 80 columns',
	async option => {
		const {output: help, status} = await genStep([option]);
		expect(status).toBe(0);
		expect(help).toMatch(/^\n {2}Examples\n(?: {4}\$ gen-step.*\n){4}\n {2}Usage\n/);
		for (const heading of ['Options', 'Environment', 'Keys', 'Exit codes', 'Read on'])
			expect(help).toContain(`  ${heading}\n`);
		expect(
			help.split('\n').filter(line => Buffer.from(line, 'latin1').toString().length > 80 && !line.includes('README')),
		).toEqual([]);
	},
);

test('-V tells the version first', async () => {
	const {version} = JSON.parse(read('package.json')) as {version: string};
	expect((await genStep(['-V'])).output.split('\n')[0]).toBe(`gen-step ${version}`);
});
