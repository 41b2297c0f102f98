import {describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {run} from './run.ts';

/** A value is stored before the line runs that comes behind it, also where that line is of the same statement, and where its place is not known at once. */
const programs: Readonly<Record<string, {text: string; from: number; until?: number; told: readonly string[]}>> = {
	'in a loop of one line': {
		text: 'def gen():\n    x = None\n    while True:\n        x = yield x\n',
		from: 6,
		until: 8,
		told: ['x = yield x', 'x = 1', 'x = yield x', 'x = 2', 'x = yield x'],
	},
	'in a loop of one line that is a test': {
		text: 'def gen():\n    while (yield 1):\n        pass\n',
		from: 6,
		until: 6,
		told: ['while (yield 1):', 'use 1', 'pass', 'while (yield 1):', 'use 2', 'pass', 'while (yield 1):'],
	},
	'in the heading of a statement': {
		text: 'def gen():\n    if (yield 1):\n        a = 1\n    for one in [(yield 2)]:\n        pass\n',
		from: 6,
		until: 6,
		told: [
			...['if (yield 1):', 'use 1', 'a = 1', 'for one in [(yield 2)]:', 'use 2', 'pass'],
			...['for one in [(yield 2)]:'],
		],
	},
	'in a loop of one line that uses it': {
		text: 'def gen():\n    t = 0\n    while True:\n        t += yield t\n',
		from: 6,
		until: 8,
		told: ['t += yield t', 'use 1', 't += yield t', 'use 2', 't += yield t'],
	},
	'by a walrus in a match': {
		text: 'def gen():\n    while True:\n        match (cmd := (yield)):\n            case 1:\n                one = 1\n            case _:\n                pass\n',
		from: 10,
		told: [
			...['match (cmd := (yield)):', 'cmd = 1', 'case 1:', 'one = 1'],
			...['match (cmd := (yield)):', 'cmd = 2', 'case 1:', 'case _:', 'pass', 'match (cmd := (yield)):'],
		],
	},
	'by a walrus on a line of its own': {
		text: 'def gen():\n    t = (\n        (a := (yield)),\n        (b := (yield)),\n        3,\n    )\n',
		from: 8,
		told: ['(a := (yield)),', 'a = 1', '(b := (yield)),', 'b = 2'],
	},
	'to a place that is called for': {
		text: 'def gen():\n    row = {}\n    row[len(row)] = yield\n    last = 1\n',
		from: 7,
		told: ['row = {}', 'row[len(row)] = yield', 'use 1', 'row[len(row)] = 1', 'last = 1'],
	},
	'to a place that is sent behind it': {
		text: 'def gen():\n    row = {}\n    row[(yield 1)] = yield 2\n    last = 1\n',
		from: 6,
		told: ['row = {}', 'row[(yield 1)] = yield 2', 'use 1', 'use 2', 'row[(yield 1)] = 1', 'last = 1'],
	},
	'to a place that is called for, in the body of a loop': {
		text: 'def gen():\n    row = {}\n    for i in (1, 2):\n        row[\n            len(row)\n        ] = yield\n        last = 1\n',
		from: 8,
		told: [
			...['row = {}', 'for i in (1, 2):', '] = yield', 'row[', 'use 1', 'len(row)', 'row['],
			...['row[ len(row) ] = 1', 'last = 1', 'for i in (1, 2):'],
		],
	},
};
const client = 'g = gen()\nnext(g)\ntry:\n    g.send(1)\n    g.send(2)\nexcept StopIteration:\n    pass\n';

describe.each([...pythons, {file: undefined, version: '3.14'}])('on Python $version', ({file, version}) => {
	const minor = Number(version.split('.')[1]);
	const found = Object.entries(programs).filter(([, {from, until = minor}]) => from <= minor && minor <= until);

	test.each(found)('%s', async (_, {text, told}) => {
		const stages: string[] = [];
		await run(file, text + client, (stage, names) => {
			if (names.codeOf(stage.frame)?.name !== 'gen') return;
			if (stage.kind === 'evaluate' && stage.text !== 'while True:') stages.push(stage.text);
			if (stage.kind === 'assign') stages.push(`${stage.target} = ${stage.value?.repr}`);
			if (stage.kind === 'use') stages.push(`use ${stage.value?.repr}`);
		});
		expect(stages.filter(line => !/^(x|t) = (None|0|\($)/.test(line)).slice(0, told.length)).toEqual(told);
	});
});
