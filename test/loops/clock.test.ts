/** The virtual clock: what programs with asyncio see of time under `--clock virtual`. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-clock-'));
afterAll(() => rmSync(folder, {recursive: true}));

/** Writes a program; gives its path. */
function program(name: string, text: string): string {
	const file = path.join(folder, name);
	writeFileSync(file, text);
	return file;
}

const timers = program(
	'timers.py',
	`
import asyncio
import time

def now():
    return asyncio.get_event_loop().time()

async def say(name, delay):
    await asyncio.sleep(delay)
    print(name, now())

async def main():
    begin = time.monotonic()
    print("begin", now())
    tasks = [asyncio.ensure_future(say(*each)) for each in [("day", 86400), ("a", 1), ("b", 1), ("c", 1), ("d", 1)]]
    for task in tasks:
        await task
    asyncio.get_event_loop().call_later(0.5, print, "later")
    try:
        await asyncio.wait_for(asyncio.sleep(100), 5)
    except asyncio.TimeoutError:
        print("timeout", now())
    # So late that the clock's resolution is less than what a float can tell.
    await asyncio.sleep(1e9)
    print("years", now() > 1e9, "real", time.monotonic() - begin < 1000)

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.set_debug(True)
loop.run_until_complete(main())
loop.close()
print("closed", loop.time() > 1e9)
`,
);

const outside = program(
	'outside.py',
	`
import asyncio
import sys
import threading
import time

async def main(kind):
    loop = asyncio.get_event_loop()
    event = asyncio.Event()
    # Longer than any of the waits really is: on the virtual clock alone each of them would time out.
    if kind == "executor":
        await asyncio.wait_for(loop.run_in_executor(None, time.sleep, 0.05), 500)
    elif kind == "thread":
        thread = threading.Thread(target=lambda: (time.sleep(0.05), loop.call_soon_threadsafe(event.set)))
        thread.start()
        await asyncio.wait_for(event.wait(), 500)
        thread.join()
    elif kind == "process":
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", "import time; time.sleep(0.05)")
        await asyncio.wait_for(process.wait(), 500)
    elif kind == "socket":
        async def serve(reader, writer):
            writer.write(await reader.readline())
            writer.close()
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"word\\n")
        print(await asyncio.wait_for(reader.readline(), 500))
        writer.close()
        server.close()
        await server.wait_closed()
    print(kind)
    before = loop.time()
    await asyncio.sleep(86400)
    print("slept", round(loop.time() - before, 6) >= 86400)

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
for kind in sys.argv[1:]:
    loop.run_until_complete(main(kind))
`,
);

const some = pythons.filter(({version}) => ['3.6', '3.11', '3.13'].includes(version));

test.each([...some, {file: 'embedded', version: '3.14'}])(
	'sleeps and timeouts take no time and come in the order of their times, then of their making, on $version',
	async ({file}) => {
		const {output, errors, status} = await genStep([
			timers,
			'--python',
			file,
			'--clock',
			'virtual',
			'--report',
			'output',
		]);
		expect(errors).toBe('');
		expect(output).toBe(
			'begin 0.0\na 1.0\nb 1.0\nc 1.0\nd 1.0\nday 86400.0\nlater\ntimeout 86405.0\nyears True real True\nclosed True\n',
		);
		expect(status).toBe(0);
	},
);

describe.each(some.slice(-1))('on Python $version', ({file}) => {
	test('two runs tell the same stages', async () => {
		const args = [timers, '--python', file, '--clock', 'virtual', '--report', 'log'];
		const first = await genStep(args);
		expect(first.output).toContain('The clock of the event loop is virtual');
		expect(await genStep(args)).toEqual(first);
	});
});

describe.each(pythons.filter(({version}) => ['3.7', '3.13'].includes(version)))('on Python $version', ({file}) => {
	test.each([
		['what only a thread can bring takes real time, which is said', ['executor', 'thread'], 'a thread'],
		['so does what only a socket can bring, or a process', ['socket', 'process'], 'a socket or a pipe'],
	])('%s', async (_, kinds, named) => {
		const args = [outside, '--python', file, '--clock', 'virtual', '--report', 'output', '--', ...kinds];
		const {output, errors} = await genStep(args);
		const told = output.split('\n').filter(line => !line.startsWith("b'"));
		expect(told).toEqual([...kinds.flatMap(kind => [kind, 'slept True']), '']);
		expect(errors).toContain(`for ${named}, which takes real time`);
	});
});

test('a loop that nothing can wake is told of at once', async () => {
	const dead = program(
		'dead.py',
		`
import asyncio
import os
import signal

async def main():
    asyncio.get_event_loop().add_signal_handler(signal.SIGALRM, os._exit, 3)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    await asyncio.Event().wait()

asyncio.run(main())
`,
	);
	const [python] = some.slice(-1);
	if (python === undefined) return;
	const {errors, status} = await genStep([dead, '--python', python.file, '--clock', 'virtual', '--report', 'output']);
	expect(errors).toContain('The loop waits for something, and no timer is set.');
	expect(status).toBe(3);
});

test('a loop of the program’s own clock keeps it', async () => {
	const own = program(
		'own.py',
		`
import asyncio

class Loop(asyncio.SelectorEventLoop):
    def time(self):
        return 10 * super().time()

async def main():
    before = loop.time()
    await asyncio.sleep(20)
    print(loop.time() - before)

loop = Loop()
loop.run_until_complete(main())
`,
	);
	const {output} = await genStep([own, '--clock', 'virtual', '--report', 'output']);
	expect(Number(output)).toBeGreaterThanOrEqual(20);
});

test('what --clock takes is said', async () => {
	const {errors, status} = await genStep([timers, '--clock', 'slow']);
	expect(errors).toBe('gen-step: --clock takes virtual or real, not "slow".\n');
	expect(status).toBe(2);
});
