import {describe, expect, test} from 'vitest';
import type {Stage} from '../../source/engine/stage.ts';
import {pythons} from '../helpers/pythons.ts';
import {run} from './run.ts';

/** A frame leads to the next one until there is no room for another. Up to 3.11 observation ends there. */
const program = (keyword: string, step: string): string => `
import sys
sys.setrecursionlimit(120)
${keyword} deep(number):
    ${step}
try:
    deep(0).send(None)
except RecursionError:
    print("caught")
`;

const programs = {
	coroutines: program('async def', 'await deep(number + 1)'),
	delegators: program('def', 'yield from deep(number + 1)'),
	clients: program('def', 'yield next(deep(number + 1))'),
};

/** Each level lets go of a generator; the last ones where there is no room for an event. */
const dropping = `
import sys, weakref
sys.setrecursionlimit(120)
class Thing:
    pass
def counts():
    yield 1
def deeper(held):
    held.pop()
    deeper(held)
def called(reference):
    print("called")
def begun():
    one = counts()
    next(one)
    return one
held = [begun() for _ in range(200)]
try:
    deeper(held)
except RecursionError:
    print("caught")
thing = Thing()
reference = weakref.ref(thing, called)
del thing
`;

const monitored = [...pythons, {file: undefined, version: '3.14'}].filter(
	({version}) => Number(version.split('.')[1]) >= 12,
);

describe.each(monitored)('on Python $version', ({file}) => {
	test.each(Object.entries(programs))('a recursion of %s is told to its last frame', async (_, text) => {
		const stages: Stage[] = [];
		const {tracerProblem, output} = await run(file, text, stage => stages.push(stage));
		expect(tracerProblem).toBeNull();
		expect(output).toBe('caught\n');
		const of = (kind: Stage['kind']): Stage[] => stages.filter(stage => stage.kind === kind);
		const made = of('create').map(({frame}) => frame);
		const started = of('push').map(({frame}) => frame);
		expect(of('create').map(stage => stage.kind === 'create' && [stage.evidence, stage.made])).toEqual(
			made.map(() => ['observed', true]),
		);
		expect(started.length).toBeGreaterThan(80);
		// Of the last one nothing runs: the event of its start takes the room that is left.
		expect(made.length - started.length).toBeLessThanOrEqual(1);
		expect(started).toEqual(made.slice(0, started.length));
		const raised = stages.flatMap(stage => (stage.kind === 'raise' ? [[stage.frame, stage.to, stage.evidence]] : []));
		expect(raised).toEqual(
			started.map((frame, index) => [frame, started[index - 1] ?? expect.anything(), 'observed']).reverse(),
		);
	});

	test('what goes where there is no room for its event is not told when a weak reference calls back later', async () => {
		const stages: Stage[] = [];
		const {tracerProblem, output} = await run(file, dropping, stage => stages.push(stage));
		expect(tracerProblem).toBeNull();
		expect(output).toBe('caught\ncalled\n');
		const dropped = stages.flatMap(stage => (stage.kind === 'drop' ? [stage.closed] : []));
		expect(dropped.length).toBeGreaterThan(150);
		expect(dropped.filter(Boolean)).toEqual([]);
	});
});

const running = `
import sys
sys.setrecursionlimit(120)
def deep(number):
    yield number
    yield from deep(number + 1)
try:
    for number in deep(0):
        pass
except RecursionError:
    print("caught")
`;

describe.each(pythons.filter(({version}) => !monitored.some(other => other.version === version)))(
	'on Python $version',
	({file}) => {
		test('what runs where observation ends is not told as dropped: nobody saw how it ended', async () => {
			const stages: Stage[] = [];
			const {tracerProblem, output} = await run(file, running, stage => stages.push(stage));
			expect(tracerProblem?.message).toContain('near the recursion limit');
			expect(output).toBe('caught\n');
			expect(stages.filter(({kind}) => kind === 'yield').length).toBeGreaterThan(1000);
			expect(stages.filter(({kind}) => kind === 'drop')).toEqual([]);
		});
	},
);
