import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, describe as group, test} from 'vitest';
import {describe, type Ending} from '../../source/interpreter/index.ts';
import {locatePython} from '../../source/interpreter/native/locate.ts';
import {unusable} from '../../source/interpreter/native/version.ts';
import {protocolVersion} from '../../source/protocol/observation.ts';
import {pythonOf, pythons} from '../helpers/pythons.ts';
import {startStub} from './stub.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-'));
afterAll(() => rmSync(folder, {recursive: true}));

/** Writes a shell script that stands for a python, and gives its path. */
function script(name: string, ...lines: string[]): string {
	const file = path.join(folder, name);
	writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'));
	chmodSync(file, 0o755);
	return file;
}

/** How a python ends that only has to say hello. */
async function endingOf(python: string): Promise<Ending> {
	const stub = startStub({python});
	stub.interpreter.send({op: 'quit'});
	return stub.ended;
}

group('what cannot be a python is told in one sentence', () => {
	const plain = path.join(folder, 'plain.txt');
	writeFileSync(plain, '');
	mkdirSync(path.join(folder, 'venv/bin'), {recursive: true});
	writeFileSync(path.join(folder, 'venv/bin/python'), '');
	const broken = path.join(folder, 'broken-link');
	symlinkSync(path.join(folder, 'nowhere'), broken);
	symlinkSync('circle', path.join(folder, 'circle'));
	const silent = script('silent', 'exit 0');
	const complains = script('complains', 'echo "complains: command not found" >&2', 'exit 127');
	const pypy = script('pypy', 'case "$1" in', '-c) echo; echo gen-step PyPy 3.10.14;;', '*) exit 1;;', 'esac');
	const wrongShebang = path.join(folder, 'wrong-shebang');
	writeFileSync(wrongShebang, '#!/no/such/interpreter\n');
	chmodSync(wrongShebang, 0o755);

	test.each([
		['./no-such-python', 'There is no ./no-such-python.'],
		['no-such-python', 'There is no no-such-python on PATH.'],
		['package.json', `There is no package.json on PATH. For the one in this folder write .${path.sep}package.json.`],
		['', 'The name of the python is empty.'],
		[folder, `${folder} is a folder with no python in it.`],
		[path.join(folder, 'venv'), `${path.join(folder, 'venv/bin/python')} is not executable.`],
		[
			path.join(folder, 'circle/python'),
			`${path.join(folder, 'circle/python')} cannot be looked at: its symbolic links go round in a circle.`,
		],
		['3.1', 'There is no Python 3.1 on PATH, and none that pyenv or uv installed.'],
		[plain, `${plain} is not executable.`],
		[broken, `There is no ${broken}.`],
		[silent, `${silent} is not a working Python.`],
		[complains, `${complains} is not a working Python: complains: command not found`],
		[pypy, `${pypy} is PyPy, but gen-step needs CPython, whose value stacks it reads.`],
		[wrongShebang, `${wrongShebang} cannot be started: spawn ${wrongShebang} ENOENT.`],
		['/bin/ls', '/bin/ls is not a working Python.'],
	])('%s', async (python, message) => {
		const ending = await endingOf(python);
		expect(ending).toMatchObject({kind: 'not-started', message});
		expect(describe(ending)).toBe(message);
	});

	test('a program that runs on and says nothing', async () => {
		const endless = script('endless', 'while :; do sleep 1; done');
		const ending = await endingOf(endless);
		expect(ending).toMatchObject({kind: 'not-started', message: `${endless} is not a working Python.`});
	});

	const old = pythonOf('2.7');
	test.skipIf(old === undefined)('Python 2.7', async () => {
		const ending = await endingOf(old?.file ?? '');
		expect(describe(ending)).toMatch(/python is Python 2\.7\.\d+, but gen-step needs 3\.6 or newer\.$/);
	});
});

group('a hello that is none is refused', () => {
	const hello = {
		event: 'hello',
		protocol: protocolVersion,
		implementation: 'CPython',
		version: '3.12.1',
		embedded: false,
		capabilities: {backend: 'settrace'},
	};

	test.each([
		['another-event', {event: 'ready'}, 'protocol', /^The tracer began with "ready" instead of "hello"\.$/],
		['another-protocol', {...hello, protocol: 99}, 'protocol', /^The tracer speaks version 99 of the protocol/],
		['another-python', {...hello, implementation: 'PyPy'}, 'not-started', /is PyPy, but gen-step needs CPython/],
		[
			'older-python',
			{...hello, version: '3.5.9'},
			'not-started',
			/is Python 3\.5\.9, but gen-step needs 3\.6 or newer\.$/,
		],
	])('%s', async (name, first, kind, message) => {
		const file = script(name, `echo '${JSON.stringify(first)}' >&4`, 'sleep 10');
		const stub = startStub({python: file});
		expect(await stub.ended).toMatchObject({kind, message: expect.stringMatching(message) as string});
		expect(stub.observations).toEqual([]);
	});
});

test('an embedded Python whose parts are missing is told in one sentence', async () => {
	const ending = await startStub({}, {tracer: path.join(folder, 'no-tracer')}).ended;
	expect(describe(ending)).toMatch(/^The embedded Python did not start: ENOENT.*no-tracer'$/);
});

test.each(pythons.map(({file, version}) => [version, file]))('CPython %s starts and ends', async (_version, file) => {
	expect(await endingOf(file)).toMatchObject({kind: 'exit', status: 0});
});

test('a name is looked up on PATH as a shell does', () => {
	const bin = path.join(folder, 'bin');
	mkdirSync(path.join(bin, 'python'), {recursive: true});
	const second = path.join(folder, 'bin2');
	mkdirSync(second);
	symlinkSync(script('real'), path.join(second, 'python'));
	const env = {PATH: [bin, second].join(path.delimiter)};
	expect(locatePython('python', env)).toEqual({ok: true, file: path.join(second, 'python')});
	expect(locatePython('python', {})).toMatchObject({ok: false});
});

test('which Pythons are of use', () => {
	expect(unusable('x', 'CPython', '3.6.15')).toBeUndefined();
	expect(unusable('x', 'cpython', '3.15.0a1')).toBeUndefined();
	expect(unusable('x', 'CPython', '3.5.10')).toBe('x is Python 3.5.10, but gen-step needs 3.6 or newer.');
	expect(unusable('x', 'PyPy', '3.10.0')).toContain('is PyPy');
});
