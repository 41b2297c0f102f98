import {afterAll, describe, expect, test} from 'vitest';
import {type Ending, startInterpreter} from '../../source/interpreter/index.ts';
import type {Observation, Request} from '../../source/protocol/index.ts';
import {folderWith} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';

const {folder, remove} = folderWith({
	'all.py': `import os, sys, threading
def numbers():
    yield 1
print("first", end="")
sys.stdout.write(" and on\\n")
print("aside", file=sys.stderr)
try:
    input("prompt: ")
except EOFError:
    print("no input")
threads = [threading.Thread(target=lambda: print("thread", list(numbers()))) for _ in range(3)]
for thread in threads:
    thread.start()
    thread.join()
if hasattr(os, "fork"):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        print("child", list(numbers()), flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
import atexit
atexit.register(print, "atexit")
said = threading.Event()
threading.Thread(target=lambda: said.wait() and print("late")).start()
print(list(numbers()))
said.set()
sys.exit("bye")
`,
	'loops.py': `def endless():
    while True:
        pass
        yield
count = 0
while count < 20:
    try:
        for _ in endless():
            pass
    except KeyboardInterrupt:
        count += 1
print(count, list(x for x in range(2)))
`,
	'loop.py': `import sys
def endless():
    while True:
        pass
        yield
try:
    for _ in endless():
        pass
except KeyboardInterrupt:
    print("interrupted")
def after():
    x = yield 1
print(list(after()))
`,
});
afterAll(remove);

/** Runs a file as a script with captured output. `act` may ask for more at each observation. */
async function run(
	python: string,
	file: string,
	act: (observation: Observation, interrupt: () => void, send: (request: Request) => void) => void = () => {},
): Promise<{observations: Observation[]; ending: Ending}> {
	const observations: Observation[] = [];
	const path = `${folder}/${file}`;
	const interpreter = startInterpreter({
		python,
		output: 'capture',
		script: {file: path, arguments: []},
		onObservation(observation) {
			observations.push(observation);
			act(
				observation,
				() => interpreter.interrupt(),
				request => interpreter.send(request),
			);
		},
	});
	interpreter.send({op: 'credit', n: 1e12});
	interpreter.send({op: 'open', file: path, path, arguments: [], capture: true});
	interpreter.send({op: 'run'});
	return {observations, ending: await interpreter.ended};
}

const textOf = (observations: readonly Observation[], stream: string): string =>
	observations.map(seen => (seen.event === 'output' && seen.stream === stream ? seen.text : '')).join('');

const goesAround = (seen: Observation): boolean => seen.event === 'output' && seen.around === true;

const some = pythons.filter(({version}) => ['3.6', '3.8', '3.9', '3.11', '3.13'].includes(version));

skipWithout(some);

describe.each(some)('captured on Python $version', ({file: python}) => {
	test('all that a program prints is told, and only the main thread is observed', async () => {
		const {observations, ending} = await run(python, 'all.py');
		const ours = observations.filter(seen => !goesAround(seen));
		expect(textOf(ours, 'stdout')).toBe(
			`first and on\nprompt: no input\n${'thread [1]\n'.repeat(3)}[1]\nlate\natexit\n`,
		);
		// The words of a forked child come by its descriptor, at any time.
		const around = observations.filter(goesAround);
		expect(textOf(around, 'stdout')).toBe('child [1]\n');
		expect(textOf(observations, 'stderr')).toBe('aside\nbye\n');
		expect(ending).toMatchObject({kind: 'exit', status: 1, finished: true});
		expect(observations.filter(({event}) => event === 'yield').length).toBe(1);
	});

	test('KeyboardInterrupt comes between two of the program’s own steps, and tracing goes on', async () => {
		let lines = 0;
		const {observations, ending} = await run(python, 'loop.py', ({event}, interrupt) => {
			lines += event === 'line' ? 1 : 0;
			if (event === 'line' && lines === 200) interrupt();
		});
		expect(textOf(observations, 'stdout')).toBe('interrupted\n[1]\n');
		expect(ending).toMatchObject({kind: 'exit', status: 0, finished: true});
		const after = observations.findIndex(({event}) => event === 'output');
		expect(observations.slice(after).some(({event}) => event === 'yield')).toBe(true);
	});

	test('KeyboardInterrupt comes as often as somebody strikes ctrl-c', async () => {
		// Not before the one before was caught and the next loop runs: elsewhere it would end the program without us, too.
		let lines = 0;
		const {observations, ending} = await run(python, 'loops.py', ({event}, interrupt) => {
			if (event === 'create') lines = 0;
			if (event === 'line' && ++lines === 150) interrupt();
		});
		expect(textOf(observations, 'stdout')).toBe('20 [0, 1]\n');
		expect(ending).toMatchObject({kind: 'exit', status: 0, finished: true});
	});
});
