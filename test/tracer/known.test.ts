import {appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startInterpreter} from '../../source/interpreter/index.ts';
import type {Observation} from '../../source/protocol/index.ts';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {programs, textOf} from './tables.ts';

/** Where a tracer that takes something for known would be wrong: what it knew has changed meanwhile. */
const changing = `
import sys

def keeps(box, names):
    count = 0
    for name in names:
        got = yield (box, name)
        count += 1
    return count

def shares():
    seen = 0
    def add():
        nonlocal seen
        seen += 1
    for turn in range(3):
        yield add
    del turn
    yield seen

def one_line(source):
    total = 0
    for number in source: total += number; yield total; last = total

def walrus(source):
    for number in source:
        print((a := number), (yield a), (b := a + 1), (yield b))

def nested(rows):
    for row in rows:
        for cell in (c for c in row):
            yield cell

def handles():
    for turn in range(3):
        try:
            yield turn
        except KeyError as error:
            yield error
        finally:
            turn = None

class Gone:
    def __del__(self):
        box.append("gone")

box = []
g = keeps(box, iter(["a", "b", "c", "d"]))
next(g)
box.append(1)
g.send(box)
box.append(2)
g.send(Gone())
print(list(g))

for add in shares():
    if callable(add): add()

totals = 0
for total in one_line([1, 2, 3]): totals += total
for total in walrus([1, 2]): print(total); before = total
print(list(nested([[1, 2], [3]])))

g = handles()
next(g)
g.throw(KeyError("k"))
print(list(g))

g = keeps({}, [1, 2, 3])
next(g)
g.gi_frame.f_locals["count"] = 10
g.__name__ = "renamed"
print(list(g))
`;

const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-known-'));
const tracer = path.join(folder, 'tracer');
const root = path.join(import.meta.dirname, '../..');

beforeAll(() => {
	cpSync(path.join(root, 'source/tracer'), tracer, {recursive: true});
	appendFileSync(
		path.join(tracer, '_gen_step/events/observer.py'),
		'\n\nObserver._is_known = Observer._standing = lambda *_: None\n',
	);
});
afterAll(() => rmSync(folder, {recursive: true}));

const withoutAddresses = (text: string): string => text.replace(/\b0x[\da-f]+/g, 'somewhere');

/** All that a tracer tells of a program. */
async function told(python: string, text: string, internals: {readonly tracer?: string}): Promise<Observation[]> {
	const file = path.join(folder, 'program.py');
	writeFileSync(file, text);
	const observations: Observation[] = [];
	const interpreter = startInterpreter({
		python,
		output: 'capture',
		script: {file, arguments: []},
		internals,
		onObservation: seen =>
			observations.push(seen.event === 'output' ? {...seen, text: withoutAddresses(seen.text)} : seen),
	});
	interpreter.send({op: 'credit', n: 1e12});
	interpreter.send({op: 'open', file, path: file, arguments: [], capture: true});
	interpreter.send({op: 'run'});
	expect(await interpreter.ended).toMatchObject({kind: 'exit', status: 0});
	return observations;
}

skipWithout(pythons.filter(({version}) => ['3.12', '3.13'].includes(version)));

describe.each(pythons.filter(({version}) => ['3.12', '3.13'].includes(version)))('on Python $version', ({file}) => {
	test.each([
		{name: 'what changes', text: changing},
		...programs.filter(name => name !== 'tasks.py').map(name => ({name, text: textOf(name)})),
	])('what is taken for known in $name is what would be seen', async ({text}) => {
		expect(await told(file, text, {})).toEqual(await told(file, text, {tracer}));
	});
});
