import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {pyodideFolder} from '../../source/interpreter/assets.ts';
import {embeddedArguments, embeddedEnvironment} from '../../source/interpreter/embedded/arguments.ts';
import {makeStubSnapshot, type Stub, startStub, stubTracer} from './stub.ts';

const bait = path.join(tmpdir(), `gen-step-bait-${process.pid}`);
let snapshot: Awaited<ReturnType<typeof makeStubSnapshot>>;

let visits = 0;
const server = createServer((_request, response) => {
	visits++;
	response.end('hello');
});

beforeAll(async () => {
	snapshot = await makeStubSnapshot();
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
});

afterAll(() => {
	server.close();
	snapshot.remove();
});

const pipe = "__import__('_gen_step_pipe')";
const ffi = "__import__('pyodide.ffi').ffi";
const error = `${ffi}.JsException('Error', 'message', 'stack')`;

/** Ways out that a program may try, with what it gets instead. */
const tries: ReadonlyArray<readonly [name: string, code: string, expected: {value: string} | {exception: string}]> = [
	['os.system', `__import__('os').system('touch ${bait}')`, {exception: 'OSError: [Errno 52]'}],
	['posix.system', `__import__('posix').system('touch ${bait}')`, {exception: 'OSError: [Errno 52]'}],
	["the C library's system", `__import__('ctypes').CDLL(None).system(b'touch ${bait}')`, {value: '-1'}],
	['os.popen', `__import__('os').popen('touch ${bait}')`, {exception: 'OSError: [Errno 138]'}],
	['subprocess', "__import__('subprocess').run(['true'])", {exception: 'OSError: [Errno 138]'}],
	['os.fork', "__import__('os').fork()", {exception: 'OSError: [Errno 52]'}],
	['the module js', "__import__('js').process", {exception: "ModuleNotFoundError: No module named 'js'"}],
	[
		'the module pyodide_js',
		"__import__('pyodide_js')",
		{exception: "ModuleNotFoundError: No module named 'pyodide_js'"},
	],
	['run_js', "__import__('pyodide.code').code.run_js('1')", {exception: "ModuleNotFoundError: No module named 'js'"}],
	['the constructor of a function', `${pipe}.read.constructor('return process')`, {exception: 'AttributeError: '}],
	['the constructor of an object', `${pipe}.constructor`, {exception: 'AttributeError: '}],
	['the prototype of an object', `${pipe}.__proto__`, {exception: 'AttributeError: '}],
	['the prototype of a function', `${pipe}.write.__proto__`, {exception: 'AttributeError: '}],
	['apply of a function', `${pipe}.read.apply`, {exception: 'AttributeError: '}],
	['another function for the pipe', `setattr(${pipe}, 'read', print)`, {exception: 'TypeError'}],
	['a getter for the pipe', `${pipe}.__defineGetter__('read', print)`, {exception: 'AttributeError: '}],
	['the constructor of a made array', `${ffi}.to_js([1]).constructor`, {exception: 'AttributeError: '}],
	['the constructor of a made map', `${ffi}.to_js({'a': 1}).constructor`, {exception: 'AttributeError: '}],
	['the memory behind made bytes', `${ffi}.to_js(b'abc').buffer`, {exception: 'AttributeError: '}],
	['the constructor of a made function', `${ffi}.to_js(print).constructor`, {exception: 'AttributeError: '}],
	['an attribute of a made array', `setattr(${ffi}.to_js([1]), 'a', 1)`, {exception: 'TypeError'}],
	['a method of a made array', `${ffi}.to_js([1]).map(print)`, {exception: 'AttributeError: '}],
	['the stack of an error', `${error}.stack`, {exception: 'AttributeError: '}],
	['the constructor of an error', `${error}.js_error.constructor`, {exception: 'AttributeError: '}],
	[
		'the converter that Pyodide hands to a function',
		`${ffi}.to_js([object()], default_converter=lambda value, convert, cache: convert(value))`,
		{exception: 'ConversionError: '},
	],
	['reading a file of the host', "open('/etc/passwd')", {exception: 'FileNotFoundError: [Errno 44]'}],
	['writing a file of the host: it has a /tmp of its own', `open('${bait}', 'w').close()`, {value: 'None'}],
	["the host's environment", "__import__('os').environ.get('PATH')", {value: "'/'"}],
	['what Pyodide has in its environment', "'PYTHONINSPECT' in __import__('os').environ", {value: 'False'}],
	['a socket', "__import__('socket').create_connection(('127.0.0.1', PORT))", {exception: 'OSError: [Errno 23]'}],
	['urllib', "__import__('urllib.request').request.urlopen('http://127.0.0.1:PORT')", {exception: 'URLError: '}],
	["Pyodide's http", "__import__('pyodide.http').http.open_url('http://127.0.0.1:PORT')", {exception: 'NameError: '}],
	['more memory at once', 'bytearray(2 * 10**9)', {exception: 'MemoryError: '}],
	['more memory bit by bit', '[bytearray(10**8) for _ in range(30)]', {exception: 'MemoryError: '}],
	[
		'a thread',
		"__import__('threading').Thread(target=print).start()",
		{exception: "RuntimeError: can't start new thread"},
	],
];

describe.each([
	['out of a snapshot', true],
	['loaded the plain way', false],
])('the embedded Python, %s', (_how, fast) => {
	let stub: Stub;
	beforeAll(async () => {
		stub = startStub({}, {snapshot: fast ? snapshot.file : null});
		await stub.run('None');
		expect(stub.notes[0]).toEqual({loaded: expect.any(Number) as number});
	});

	afterAll(async () => {
		await stub.interpreter.stop();
	});

	test.each(tries)('refuses %s', async (_name, code, expected) => {
		const {port} = server.address() as AddressInfo;
		const answer = await stub.run(code.replace('PORT', String(port)));
		const [key, text] = Object.entries(expected)[0] ?? [];
		expect(Object.keys(answer)).toEqual([key]);
		expect(Object.values(answer)[0]).toContain(text);
		expect(existsSync(bait)).toBe(false);
		expect(visits).toBe(0);
	});

	test('goes on after all that', async () => {
		expect(await stub.run('sum(range(10))')).toEqual({value: '45'});
	});
});

// What holds when a program has got at JavaScript after all.
test('the process that the embedded Python lives in may do little itself', () => {
	const script = path.join(import.meta.dirname, 'fixtures/escape.mjs');
	const args = embeddedArguments(script, {
		output: 'capture',
		pyodide: pyodideFolder,
		tracer: stubTracer,
		snapshot: null,
		memory: 2 ** 30,
		readable: {folders: [], links: []},
		make: false,
	});
	const env = {...embeddedEnvironment(), BAIT: bait};
	const answers: unknown = JSON.parse(execFileSync(process.execPath, args, {encoding: 'utf8', env}));
	expect(answers).toEqual({
		read: 'ERR_ACCESS_DENIED',
		write: 'ERR_ACCESS_DENIED',
		spawn: 'ERR_ACCESS_DENIED',
		worker: 'ERR_ACCESS_DENIED',
		addon: 'ERR_DLOPEN_DISABLED',
		eval: 'EvalError',
		function: 'EvalError',
		own: 'may be read',
	});
	expect(existsSync(bait)).toBe(false);
});

test('folders of the host that are shown to Python can be read but not written', async () => {
	const stub = startStub({readable: [stubTracer]}, {snapshot: snapshot.file});
	expect(await stub.run(`sorted(__import__('os').listdir('${stubTracer}'))`)).toEqual({
		value: expect.stringMatching(/'__main__.py', .*'_gen_step'/) as string,
	});
	expect(await stub.run(`'serve_stub' in open('${stubTracer}/__main__.py').read()`)).toEqual({value: 'True'});
	for (const code of [`open('${stubTracer}/x', 'w')`, `open('${stubTracer}/__main__.py', 'a')`]) {
		expect(await stub.run(code)).toEqual({exception: expect.stringMatching(/^PermissionError/) as string});
	}

	expect(await stub.run(`__import__('os').remove('${stubTracer}/__main__.py')`)).toHaveProperty('exception');
	expect(existsSync(path.join(stubTracer, '__main__.py'))).toBe(true);
	expect(await stub.run(`open('${path.dirname(stubTracer)}/app.ts')`)).toHaveProperty('exception');
	await stub.interpreter.stop();
});
