import {spawnSync} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {Terminal} from '../helpers/terminal.ts';
import {makeStubSnapshot} from './stub.ts';

const app = path.join(import.meta.dirname, 'fixtures/inherit.ts');
let snapshot: Awaited<ReturnType<typeof makeStubSnapshot>>;
beforeAll(async () => {
	snapshot = await makeStubSnapshot();
});
afterAll(() => snapshot.remove());

const kinds = [
	{kind: 'the embedded Python', python: undefined},
	...[pythons[0], pythons.at(-1)].map(python => ({kind: `CPython ${python?.version}`, python: python?.file})),
];

describe.each(kinds)('with our own streams, $kind', ({python}) => {
	const args = (code: string): string[] => [app, JSON.stringify({python, code, snapshot: snapshot.file})];
	const run = (
		code: string,
		input: string | Uint8Array = '',
	): {stdout: Buffer; stderr: string; status: number | null} => {
		const {stdout, stderr, status} = spawnSync(process.execPath, args(code), {input, maxBuffer: 2 ** 26});
		return {stdout, stderr: stderr.toString(), status};
	};

	test('writes byte for byte, and exits with its status', () => {
		const bytes = Uint8Array.from({length: 256}, (_, index) => index);
		const code = "import os, sys\nos.write(1, bytes(range(256)))\nsys.stderr.write('problem\\n')\nstatus = 5";
		expect(run(code)).toEqual({stdout: Buffer.from(bytes), stderr: 'problem\n', status: 5});
	});

	test('writes much more than a pipe holds', () => {
		const {stdout} = run("import sys\nfor i in range(200): sys.stdout.write('x' * 50000)\nsys.stdout.flush()");
		expect(stdout).toHaveLength(10_000_000);
	});

	test('writes what is left in its buffers at the end', () => {
		expect(run("print('no newline', end='')").stdout.toString()).toBe('no newline');
	});

	test('reads our stdin to its end', () => {
		const code = 'import sys\nprint([input(), sys.stdin.read()])\nprint(repr(sys.stdin.read()))';
		expect(run(code, 'first\nsécond\nthird').stdout.toString()).toBe("['first', 'sécond\\nthird']\n''\n");
		expect(run('input()', '').stderr).toContain('EOFError');
	});

	test('is no terminal where we are none', () => {
		expect(run('import sys\nprint([s.isatty() for s in (sys.stdin, sys.stdout)])').stdout.toString()).toBe(
			'[False, False]\n',
		);
	});

	test('hears of a closed pipe', () => {
		const code =
			"import sys\ntry:\n while True: print('y')\nexcept BrokenPipeError: sys.stderr.write('closed '); status = 3; sys.stdout = None";
		const shell = '{ "$0" "$@"; echo $? >&2; } | head -c 1';
		const {stderr} = spawnSync('/bin/sh', ['-c', shell, process.execPath, ...args(code)], {encoding: 'utf8'});
		expect(stderr).toBe('closed 3\n');
	});

	test('is a terminal where we are one', async () => {
		const code = "import sys\nprint([s.isatty() for s in (sys.stdin, sys.stdout)], input('? ') + '!')";
		await using terminal = new Terminal(process.execPath, args(code));
		await terminal.waitFor('?');
		terminal.type('hello');
		terminal.press('enter');
		await terminal.waitFor('[True, True] hello!');
		expect(await terminal.exit).toMatchObject({code: 0});
	});

	test('leaves it to us what a ctrl-c means', async () => {
		const code =
			"try:\n print('ready', flush=True)\n while True: pass\nexcept KeyboardInterrupt: print('interrupted'); status = 4";
		await using terminal = new Terminal(process.execPath, args(code));
		await terminal.waitFor('ready');
		terminal.press('ctrl-c');
		await terminal.waitFor('interrupted');
		expect(await terminal.exit).toMatchObject({code: 4});
	});
});
