// A signal that comes while a program runs for a report is the program's, as it would be with python.
import {spawn} from 'node:child_process';
import process from 'node:process';
import {afterAll, describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {Terminal} from '../helpers/terminal.ts';
import {command, folderWith} from './cli.ts';

const {folder, remove} = folderWith({
	'cleans.py': `import time


def values():
    try:
        yield 1
    finally:
        print("closed", flush=True)


held = values()
next(held)
try:
    print("ready", flush=True)
    while True:
        time.sleep(0.01)
except KeyboardInterrupt:
    time.sleep(0.1)
    print("interrupted", flush=True)
print("goes on", flush=True)
`,
	'stops.py': `import os
import signal
import sys
import time


def stop(*_):
    os.write(1, b"stops\\n")  # The signal may come in the middle of a print.
    sys.exit(3)


signal.signal(signal.SIGTERM, stop)
print("ready", flush=True)
while True:
    time.sleep(0.01)
`,
	'long.py': `print("ready", flush=True)
while True:
    try:
        sum(range(10 ** 12))
    except KeyboardInterrupt:
        pass
`,
});
afterAll(remove);

const kinds = [
	{kind: 'the embedded Python', python: []},
	...[pythons[0], pythons.at(-1)].flatMap(python =>
		python ? [{kind: `CPython ${python.version}`, python: ['--python', python.file]}] : [],
	),
];

describe.each(kinds)('with $kind', ({python}) => {
	test.each(['output', 'log'])(
		'a ctrl-c interrupts the program, and the report %s goes on to its end',
		async report => {
			await using terminal = new Terminal(process.execPath, [command, 'cleans.py', '--report', report, ...python], {
				cwd: folder,
			});
			await terminal.waitFor('ready');
			terminal.press('ctrl-c');
			await terminal.waitFor('goes on');
			expect(await terminal.exit).toMatchObject({code: 0});
			expect(terminal.text()).toMatch(/interrupted[\s\S]*goes on[\s\S]*closed/);
		},
	);

	test('an interrupt that came to us alone reaches it once', async () => {
		expect(await signalled(['cleans.py', '--report', 'output', ...python], 'SIGINT')).toEqual({
			output: 'ready\ninterrupted\ngoes on\nclosed\n',
			status: 0,
		});
	});
});

test.each(kinds.slice(1))('a request to end reaches a handler of the program with $kind', async ({python}) => {
	expect(await signalled(['stops.py', '--report', 'output', ...python], 'SIGTERM')).toEqual({
		output: 'ready\nstops\n',
		status: 3,
	});
});

test('one more ctrl-c ends the embedded Python where it takes none, in a call into C', async () => {
	// The last one may come to us where Python has gone already.
	expect(await signalled(['long.py', '--report', 'output'], 'SIGINT', 50)).toMatchObject({output: 'ready\n'});
});

/**
 * Runs it with no terminal, and sends it alone a signal as soon as it is ready. `every`: again and again until it is gone, after so
 * many milliseconds, for signals that come at once are one.
 */
function signalled(args: readonly string[], signal: NodeJS.Signals, every?: number) {
	return new Promise(resolve => {
		const child = spawn(process.execPath, [command, ...args], {cwd: folder, stdio: ['ignore', 'pipe', 'ignore']});
		let output = '';
		let timer: NodeJS.Timeout | undefined;
		child.stdout.on('data', chunk => {
			if (output === '') child.kill(signal);
			if (every !== undefined) timer ??= setInterval(() => child.kill(signal), every);
			output += String(chunk);
		});
		child.once('close', status => {
			clearInterval(timer);
			resolve({output, status});
		});
	});
}
