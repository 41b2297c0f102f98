import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Internals} from '../../source/interpreter/interpreter.ts';
import {isAlive} from '../helpers/processes.ts';
import {pythons} from '../helpers/pythons.ts';
import {makeStubSnapshot, type Stub, startStub} from './stub.ts';

const kinds = [
	{kind: 'embedded', python: undefined},
	...[pythons[0], pythons.at(-1)].map(python => ({kind: `CPython ${python?.version}`, python: python?.file})),
];

let snapshot: Awaited<ReturnType<typeof makeStubSnapshot>>;
beforeAll(async () => {
	snapshot = await makeStubSnapshot();
});
afterAll(() => snapshot.remove());

const start = (python: string | undefined, internals: Internals = {}): Stub =>
	startStub(python === undefined ? {} : {python}, {snapshot: snapshot.file, ...internals});

async function withStub(python: string | undefined, act: (stub: Stub) => Promise<void>): Promise<void> {
	const stub = start(python);
	try {
		await act(stub);
	} finally {
		await stub.interpreter.stop();
	}
}

describe.concurrent.each(kinds)('the channel to $kind', ({python}) => {
	test('brings requests and observations through whole, however long and in whatever script', () =>
		withStub(python, async stub => {
			const text = 'häßlich 🐍 \u2028 '.repeat(20_000);
			const answer = await stub.run(`len(${JSON.stringify(text)})`);
			expect(answer).toEqual({value: String([...text].length)});
			await stub.run(`observe('output', stream='stdout', text=${JSON.stringify(text)})`);
			expect(stub.output('stdout')).toBe(text);
		}));

	test('keeps thousands of observations in order', () =>
		withStub(python, async stub => {
			await stub.run("for i in range(5000): observe('output', stream='stdout', text='%d ' % i)");
			expect(stub.output('stdout')).toBe(Array.from({length: 5000}, (_, index) => `${index} `).join(''));
		}));

	test('ends with the status of the tracer', () =>
		withStub(python, async stub => {
			await stub.run('status = 7');
			stub.interpreter.send({op: 'quit'});
			expect(await stub.ended).toMatchObject({kind: 'exit', status: 7, finished: false});
		}));

	test('knows whether the program had ended', () =>
		withStub(python, async stub => {
			await stub.run("observe('end', status=0)");
			stub.interpreter.send({op: 'quit'});
			expect(await stub.ended).toEqual({kind: 'exit', status: 0, finished: true, stderr: ''});
		}));

	test('takes os._exit as an exit', () =>
		withStub(python, async stub => {
			stub.begin("__import__('os')._exit(3)");
			expect(await stub.ended).toMatchObject({kind: 'exit', status: 3, finished: false});
		}));

	test('delivers what was sent just before the end', () =>
		withStub(python, async stub => {
			stub.begin("for i in range(5000): observe('output', stream='stdout', text='x')\n__import__('os')._exit(0)");
			await stub.ended;
			expect(stub.output('stdout')).toHaveLength(5000);
		}));

	test('takes a line that is no observation as the end', () =>
		withStub(python, async stub => {
			stub.begin("write('nonsense\\n')");
			expect(await stub.ended).toMatchObject({
				kind: 'protocol',
				message: 'The tracer sent a line that is not JSON: "nonsense"',
			});
			expect(stub.observations.map(({event}) => event)).toEqual(['hello']);
		}));

	test('raises KeyboardInterrupt in an endless loop, and goes on', () =>
		withStub(python, async stub => {
			const answer = stub.run("observe('ready')\nwhile True: pass");
			await stub.until(({event}) => event === 'ready');
			stub.interpreter.interrupt();
			expect(await answer).toEqual({exception: 'KeyboardInterrupt: '});
			expect(await stub.run('1 + 1')).toEqual({value: '2'});
		}));

	test('turns what goes around the streams of Python into output', () =>
		withStub(python, async stub => {
			await stub.run("import os; os.write(1, b'caf\\xc3'); os.write(1, b'\\xa9'); os.write(2, b'problem')");
			await stub.until(() => stub.output('stdout') === 'café' && stub.output('stderr') === 'problem');
			expect(stub.observations.filter(seen => seen.event === 'output' && seen.around).length).toBeGreaterThan(0);
		}));

	test('has stdin at its end', () =>
		withStub(python, async stub => {
			expect(await stub.run("__import__('sys').stdin.read()")).toEqual({value: "''"});
		}));

	test.each([
		['that waits', "observe('ready')"],
		['in an endless loop', "observe('ready')\nwhile True: pass"],
		[
			'in an endless loop written in C',
			"import itertools, collections\nobserve('ready')\ncollections.deque(itertools.repeat(0), maxlen=0)",
		],
		[
			'that refuses to end',
			"import signal\nobserve('ready')\nwhile True:\n try:\n  signal.signal(signal.SIGTERM, signal.SIG_IGN)\n  while True: pass\n except BaseException: pass",
		],
	])('stops a program %s', (_name, code) =>
		withStub(python, async stub => {
			stub.begin(code);
			await stub.until(({event}) => event === 'ready');
			const [first, second] = [stub.interpreter.stop(), stub.interpreter.stop()];
			expect(first).toBe(second);
			expect(await first).toMatchObject({kind: 'stopped'});
			const count = stub.observations.length;
			stub.interpreter.send({op: 'next'});
			stub.interpreter.interrupt();
			await sleep(20);
			expect(stub.observations).toHaveLength(count);
		}),
	);

	test('stops before it has started', async () => {
		const stub = start(python);
		expect(await stub.interpreter.stop()).toMatchObject({kind: 'stopped'});
		expect(stub.observations).toEqual([]);
	});

	test('leaves no process and no listener behind', async () => {
		let pid = 0;
		const stub = start(python, {
			onStart(started) {
				pid = started;
			},
		});
		await stub.run('None');
		expect(isAlive(pid)).toBe(true);
		await stub.interpreter.stop();
		expect(isAlive(pid)).toBe(false);
		expect(process.listenerCount('exit')).toBeLessThan(11);
	});
});

test.skipIf(pythons.length === 0)('a stopped program takes the processes that it started with it', () =>
	withStub(pythons.at(-1)?.file, async stub => {
		const answer = await stub.run("__import__('subprocess').Popen(['sleep', '1000']).pid");
		const pid = Number('value' in answer ? answer.value : Number.NaN);
		expect(isAlive(pid)).toBe(true);
		await stub.interpreter.stop();
		await expect.poll(() => isAlive(pid)).toBe(false);
	}),
);

test.skipIf(pythons.length === 0)('a program ends though one that it started holds its pipes open', () =>
	withStub(pythons.at(-1)?.file, async stub => {
		const answer = await stub.run("__import__('subprocess').Popen(['sleep', '2'], close_fds=False).pid");
		expect(answer).toHaveProperty('value');
		stub.interpreter.send({op: 'quit'});
		expect(await stub.ended).toMatchObject({kind: 'exit', status: 0});
	}),
);

test('the embedded Python breaks down at a wild pointer, and says so', () =>
	withStub(undefined, async stub => {
		stub.begin("__import__('ctypes').string_at(0xfffffff0, 100)");
		const message = expect.stringMatching(/out of bounds/) as string;
		expect(await stub.ended).toMatchObject({kind: 'crash', message});
	}));

test.each([
	['os.abort', "__import__('os').abort()"],
	['a signal', "__import__('signal').raise_signal(6)"],
])('the embedded Python ends at an abort by %s as a native one does, with no traceback', (_name, code) =>
	withStub(undefined, async stub => {
		stub.begin(code);
		expect(await stub.ended).toMatchObject({kind: 'exit', status: 134});
		expect(stub.output('stderr')).toBe('');
	}),
);

test('the embedded Python survives recursion that CPython knows to end', () =>
	withStub(undefined, async stub => {
		const code = 'class A:\n def __repr__(self): return repr(self)\nrepr(A())';
		expect(await stub.run(code)).toHaveProperty('exception', expect.stringMatching(/^RecursionError/));
		expect(await stub.run('def f(n): return f(n + 1)\nf(0)')).toHaveProperty(
			'exception',
			expect.stringMatching(/^RecursionError/),
		);
	}));

// Elsewhere Node's own stack has to do.
test.skipIf(process.platform === 'win32')('the embedded Python has room for what is deeply nested', () =>
	withStub(undefined, async stub => {
		const nest = (make: string): string => `x = None\nfor _ in range(100_000): x = ${make}\n`;
		for (const make of [
			'[x]',
			'(x,)',
			'{1: x}',
			"type('N', (), {'x': x})() if _ % 50 == 0 else [x]",
			'(lambda g: (y for y in g))(x or [])',
		])
			expect(await stub.run(`${nest(make)}x = None`), make).toEqual({value: 'None'});
		const delegate = 'def g(n): yield from g(n - 1) if n else [n]\n';
		const deep = 'import sys\nsys.setrecursionlimit(100_000)\n';
		expect(await stub.run(`${deep}${delegate}d = g(10_000)\nassert next(d) == 0 and list(d) == []`)).toEqual({
			value: 'None',
		});
		for (const code of ['a = []; a.append(a); b = []; b.append(b); a == b', `${nest('[x]')}repr(x)`])
			expect(await stub.run(deep + code), code).toHaveProperty('exception', expect.stringMatching(/^RecursionError/));
	}),
);

test.skipIf(pythons.length === 0)('a signal from elsewhere is an ending of its own', () =>
	withStub(pythons.at(-1)?.file, async stub => {
		stub.begin('import os; os.kill(os.getpid(), 9)');
		expect(await stub.ended).toEqual({kind: 'signal', signal: 'SIGKILL', finished: false, stderr: ''});
	}),
);
