import {expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {sketch} from './sketch.ts';

/** No table beside the others: where the signals come differs from run to run. */
const program = `"""The handler of a signal resumes a generator."""

import signal


def counts():
    yield from range(40)


def handler(number, frame):
    handled.append(next(counted))


def waits():
    while not handled:
        yield [handled]


counted = counts()
signal.signal(signal.SIGALRM, handler)
for turn in range(40):
    handled = []
    signal.setitimer(signal.ITIMER_REAL, 0.003)
    for value in waits():
        pass
`;

skipWithout(pythons);

test.each(pythons)('what the handler of a signal resumes is told, on Python $version', async ({file}) => {
	const stages = await sketch(file, program);
	// One that comes just where an event begins or ends is handled inside of that, and of this nothing is told.
	expect(stages.filter(stage => stage.startsWith('call handler')).length).toBeGreaterThan(20);
});
