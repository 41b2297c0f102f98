import {expect, test} from 'vitest';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {sketch} from './sketch.ts';

/** No table beside the others: what a thread is called, and when it is told of, differs from run to run. */
const program = `"""Generators that another thread has started, and that the main thread is the first to run: it drops them."""

import threading


def guarded():
    try:
        yield 1
    finally:
        print("closed")


def plain():
    yield 1


def start(make, started):
    generator = make()
    next(generator)
    started.append(generator)


def client(make):
    started = []
    thread = threading.Thread(target=start, args=(make, started))
    thread.start()
    thread.join()
    print("== drop")
    started.clear()
    print("== end")


client(guarded)
client(plain)
`;

skipWithout(pythons);

test.each(pythons)('a generator that a thread has started is dropped, on Python $version', async ({file, version}) => {
	const runsNothing = Number(version.split('.')[1]) >= 13;
	// The main thread never met the one outside of any `try`, and from 3.13 on `gen_close` runs nothing of it.
	const plain = runsNothing ? [] : ['drop plain', 'push plain !GeneratorExit()', 'raise plain !GeneratorExit()'];
	expect(await sketch(file, program)).toEqual([
		'output client == drop',
		'drop guarded',
		'push guarded !GeneratorExit()',
		'raise guarded !GeneratorExit()',
		'output client == end',
		'output client#2 == drop',
		...plain,
		'output client#2 == end',
	]);
});

/** The generator waits until the other thread has printed, and prints itself behind that. */
const printing = `import _thread
import threading


def waiting(printed):
    printed.wait()
    print("here")
    yield 1


def named(go, printed):
    go.wait()
    print("there")
    printed.set()


def unnamed(go, printed):
    go.wait()
    print("elsewhere")
    printed.set()


def client(start):
    go, printed = threading.Event(), threading.Event()
    start(go, printed)
    generator = waiting(printed)
    go.set()
    next(generator)


client(lambda go, printed: threading.Thread(target=named, args=(go, printed), name="speaker").start())
client(lambda go, printed: _thread.start_new_thread(unnamed, (go, printed)))
`;

test.each(pythons)('what another thread prints is that of no frame, on Python $version', async ({file}) => {
	const {folder, remove} = folderWith({'printing.py': printing});
	try {
		const {output} = await genStep(['printing.py', '--python', file, '--report', 'log'], {cwd: folder});
		const printed = output.split('\n').filter(line => line.startsWith('output'));
		expect(printed.map(line => line.replace(/ +/g, ' '))).toEqual([
			"output client there (by the thread 'speaker')",
			'output waiting here',
			'output client elsewhere (by another thread)',
			'output waiting#2 here',
		]);
	} finally {
		remove();
	}
});
