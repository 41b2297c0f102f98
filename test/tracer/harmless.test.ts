import {execFileSync} from 'node:child_process';
import {describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {run} from './run.ts';

/** Every line that this prints must be the same as without a tracer. */
const references = `
import gc, weakref
gc.disable()
class Thing: pass
def generator(thing):
    yield 1
    del thing
    yield 2
thing = Thing()
alive = weakref.ref(thing)
g = generator(thing)
del thing
next(g)
print(alive() is not None)
next(g)
print(alive() is None)
watched = weakref.ref(g)
del g
print(watched() is None)
g = generator(Thing())
watched = weakref.ref(g)
print(list(g))
g = None
print(watched() is None)
def fails(thing):
    yield 1
    raise ValueError(thing)
thing = Thing()
alive = weakref.ref(thing)
g = fails(thing)
del thing
try:
    print(list(g))
except ValueError:
    pass
g = None
print(alive() is None)
`;

/** Generators by the thousand, all alive at once. What they cost is measured by `npm run bench -- living`. */
const many = `
def generator(number):
    yield number
living = [generator(number) for number in range(4000)]
print(sum(next(g) for g in living))
print(all(g.gi_frame is not None for g in living))
`;

const recursion = `
def deeper(number):
    yield from deeper(number + 1)
def calls(number):
    return calls(number + 1)
for function in (calls, lambda number: list(deeper(number))):
    try:
        function(0)
    except RecursionError:
        print('RecursionError')
`;

const programs = {references, many, recursion};

skipWithout(pythons);

describe.each(pythons)('on Python $version', ({file, version}) => {
	test.each(Object.entries(programs))('%s: the program notices nothing', async (name, text) => {
		const {output, tracerProblem} = await run(file, text);
		expect(output).toBe(execFileSync(file, ['-c', text], {encoding: 'utf8'}));
		// `sys.settrace` needs room below the recursion limit. Where observation ends for that, a sentence says so.
		const isLost = name === 'recursion' && /^3\.([6-9]|1[01])$/.test(version);
		expect(tracerProblem?.message).toEqual(isLost ? expect.stringContaining('near the recursion limit') : undefined);
	});
});
