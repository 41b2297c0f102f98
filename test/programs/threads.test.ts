import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {type Ending, type Interpreter, startInterpreter} from '../../source/interpreter/index.ts';
import type {Observation} from '../../source/protocol/index.ts';
import {folderWith, genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {atSession} from '../session/at-session.ts';
import {runPlain} from './run.ts';

const {folder, remove} = folderWith({
	'beside.py': `import threading
def numbers(n):
    for i in range(n):
        yield i
def work():
    with lock:
        print("beside", sum(numbers(5)))
lock = threading.Lock()
threads = [threading.Thread(target=work, name="worker %d" % n) for n in range(3)]
for thread in threads:
    thread.start()
with lock:
    print("main", list(numbers(2)))
for thread in threads:
    thread.join()
`,
	// Through a stream, CPython itself may abort at its end: the lock of the buffer is a daemon's (`_enter_buffered_busy`).
	'daemons.py': `import os, threading
def numbers():
    while True:
        yield 1
ready = threading.Event()
def prints():
    for number in numbers():
        os.write(1, b"x" * 50 + b"\\n")
        ready.set()
def counts():
    for number in numbers():
        pass
for target in (prints, prints, counts):
    threading.Thread(target=target, daemon=True).start()
ready.wait()
print(next(numbers()))
`,
	'goes_on.py': `import os, sys, threading, time
def work():
    while not os.path.exists(sys.argv[1]):
        time.sleep(0.01)
    os.write(1, b"beside\\n")
threading.Thread(target=work).start()
def numbers():
    yield 1
print(list(numbers()))
`,
	'no_thread.py': `import threading
def numbers():
    yield 1
threading.Thread(target=lambda: list(numbers())).start()
`,
});
afterAll(remove);

/** Starts a file as a script with captured output; `act` is called at each observation. */
async function run(
	python: string,
	file: string,
	act: (observation: Observation, interpreter: Interpreter) => void,
	args: readonly string[] = [],
): Promise<{observations: Observation[]; ending: Ending}> {
	const observations: Observation[] = [];
	const path = `${folder}/${file}`;
	const interpreter = startInterpreter({
		python,
		output: 'capture',
		script: {file: path, arguments: args},
		onObservation(observation) {
			observations.push(observation);
			act(observation, interpreter);
		},
	});
	interpreter.send({op: 'open', file: path, path, arguments: args, capture: true});
	interpreter.send({op: 'run'});
	return {observations, ending: await interpreter.ended};
}

const printed = (observations: readonly Observation[]): string =>
	observations.map(seen => (seen.event === 'output' ? seen.text : '')).join('');

const some = pythons.filter(({version}) => ['3.6', '3.8', '3.9', '3.11', '3.12', '3.13'].includes(version));
const lines = (text: string): string[] => text.trimEnd().split('\n').toSorted();
const stepwise = (_: Observation, interpreter: Interpreter): void => interpreter.send({op: 'credit', n: 1});

const goesAround = (seen: Observation): boolean => seen.event === 'output' && seen.around === true;

const paid: ReadonlySet<string> = new Set(
	'call callEnd drop start resume throw line instruction yield return unwind raise handled result output'.split(' '),
);

describe.each(some)('threads on Python $version', ({file: python, version}) => {
	test('go on beside the steps of the main one, which waits for them; one sentence names the first', async () => {
		const {observations, ending} = await run(python, 'beside.py', stepwise);
		const plain = await runPlain({python, file: 'beside.py', folder});
		expect(lines(printed(observations))).toEqual(lines(plain.output));
		expect(ending).toMatchObject({kind: 'exit', status: 0, finished: true});
		const said = observations.flatMap(seen => (seen.event === 'problem' ? [seen.problem] : []));
		expect(said).toEqual([
			{
				kind: 'thread',
				message: expect.stringMatching(/^The thread 'worker \d' runs numbers\. Stepping follows the main thread: /),
			},
		]);
		// Only the main thread's generator is among the facts.
		expect(observations.filter(({event}) => event === 'yield').length).toBe(2);
	});

	test('that are daemons do not keep a program from its end, whatever they do', async () => {
		const {observations, ending} = await run(python, 'daemons.py', stepwise);
		expect(ending).toMatchObject({kind: 'exit', status: 0, finished: true});
		expect(printed(observations)).toContain('\n1\n');
		expect(observations.filter(({event}) => event === 'problem').length).toBe(1);
	});

	test('run on while the main one stands still', async () => {
		const sign = path.join(folder, `stands-${version}`);
		const stand = (observation: Observation, interpreter: Interpreter): void => {
			const step = (): void => interpreter.send({op: 'credit', n: 1});
			if (observation.event === 'targets') step();
			else if (observation.event === 'line' && observation.line === 8) writeFileSync(sign, '');
			else if (goesAround(observation) || paid.has(observation.event)) step();
		};
		const {observations, ending} = await run(python, 'goes_on.py', stand, [sign]);
		// It stood at its yield until the thread was heard, whose words go around Python's own streams.
		const heard = observations.findIndex(goesAround);
		expect(observations[heard]).toMatchObject({event: 'output', text: 'beside\n'});
		expect(observations[heard - 1]).toMatchObject({event: 'line', line: 8});
		expect(ending).toMatchObject({kind: 'exit', status: 0, finished: true});
	});
});

test.skipIf(some.length === 0)('the reports say it beside, and the program keeps its own words', async () => {
	const python = some.at(-1)?.file ?? 'python3';
	const log = await genStep(['beside.py', '--python', python, '--report', 'log'], {cwd: folder});
	expect(log.errors).toMatch(
		/^gen-step: The thread 'worker \d' runs numbers\. Stepping follows the main thread: .+\n$/,
	);
	const output = await genStep(['beside.py', '--python', python, '--report', 'output'], {cwd: folder});
	expect(output.errors).toBe('');
});

test.skipIf(some.length === 0)('the person is told', async () => {
	await using at = atSession(path.join(folder, 'beside.py'), {python: some.at(-1)?.file ?? 'python3'});
	await at.until(({phase}) => phase.kind === 'choosing');
	at.session.run();
	await at.until(({phase}) => phase.kind === 'paused');
	at.session.finish();
	const told = await at.until(({problem}) => problem !== null);
	expect(told.problem?.kind).toBe('thread');
	for (;;) {
		const {phase} = await at.until(({phase}) => phase.kind !== 'running');
		if (phase.kind === 'over') break;
		at.session.finish();
	}
	expect(at.session.snapshot().problem?.kind ?? 'thread').toBe('thread');
});

test('the embedded Python has none, and says so', async () => {
	const {errors} = await genStep(['no_thread.py', '--report', 'log'], {cwd: folder});
	expect(errors).toBe(
		'gen-step: The embedded Python has no threads: --python PATH runs a python of yours, which has them.\n',
	);
});
