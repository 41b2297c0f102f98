import {expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {run} from './run.ts';

/** A Ctrl-C comes at any moment, each time while a generator is resumed again and again. */
const program = (resumes: string): string => `import os, signal, threading, time

armed = False
is_over = False


def inner():
    yield 1
    return 2


def counts():
    while True:
        yield 0
        yield from inner()


def shoots():
    global armed
    while not is_over:
        time.sleep(0.001)
        if armed:
            armed = False
            os.kill(os.getpid(), signal.SIGINT)


def resumes(it):
    ${resumes}


threading.Thread(target=shoots).start()
for turn in range(15):
    it = counts()
    try:
        armed = True
        resumes(it)
    except KeyboardInterrupt:
        pass
    print("over" if it.gi_frame is None else "suspended")
is_over = True
`;

skipWithout(pythons);

const found = pythons.filter(({version}) => Number(version.slice(2)) >= 12);

test.each(found)('what a Ctrl-C comes upon is told as it ends, on Python $version', async ({file}) => {
	for (const resumes of ['for value in it: value', 'sum(it)', 'list(it)']) {
		const ways = new Map<number, string>();
		const untrue: string[] = [];
		let seen = 0;
		let outer: number | null = null;
		const {problem} = await run(file, program(resumes), (stage, names) => {
			if (stage.kind === 'output') {
				const way = outer === null ? undefined : ways.get(outer);
				const isOver = way === 'return' || way === 'raise';
				if (isOver !== stage.text.startsWith('over')) untrue.push(`${stage.text.trim()}: ${way}`);
				seen += 1;
			}

			if (stage.frame === null || names.codeOf(stage.frame)?.kind !== 'generator') return;
			if (stage.kind === 'create' && names.codeOf(stage.frame)?.name === 'counts') outer = stage.frame;
			const before = ways.get(stage.frame);
			if (stage.kind === 'raise' && before === 'yield') untrue.push('a raise where none was resumed');
			if (before === 'return' && stage.kind !== 'drop') untrue.push(`${stage.kind} behind the end`);
			if (stage.kind !== 'drop') ways.set(stage.frame, stage.kind);
		});
		expect(problem).toBeNull();
		expect(untrue).toEqual([]);
		expect(seen).toBe(15);
	}
});
