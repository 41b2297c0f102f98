import {readFileSync} from 'node:fs';
import type {Observation, Span, Value} from '../../../source/protocol/index.ts';

/** An observation before it gets its number. */
export type Fact = Observation;

export const file = 'samples/delegator.py';
export const text = readFileSync(new URL('../../../samples/delegator.py', import.meta.url), 'utf8');

export const int = (value: number): Value => ({type: 'int', repr: String(value)});
export const str = (value: string): Value => ({type: 'str', repr: `'${value}'`});
export const none: Value = {type: 'NoneType', repr: 'None'};
export const outer: Value = {type: 'generator', repr: '<generator delegator>', frame: 1};
export const inner: Value = {type: 'generator', repr: '<generator gen_or_coro>', frame: 2};

const span = (line: number, from: number, to: number): Span => [line, from, line, to];

/** What is known before anything runs. */
export const opening: readonly Fact[] = [
	{
		event: 'hello',
		protocol: 3,
		implementation: 'cpython',
		version: '3.14.2',
		embedded: true,
		capabilities: {backend: 'monitoring', instructions: true, stackAtInstructions: true, pushesAtStart: true},
	},
	{event: 'source', file, text},
	{
		event: 'code',
		code: 1,
		file,
		name: 'delegator',
		qualname: 'delegator',
		kind: 'generator',
		line: 23,
		sites: [
			{
				kind: 'yield from',
				line: 28,
				span: span(28, 8, 28),
				statement: span(28, 4, 28),
				use: 'assign',
				target: 'y',
				targetSpan: span(28, 4, 5),
				operand: 'delegatee',
			},
		],
	},
	{
		event: 'code',
		code: 2,
		file,
		name: 'gen_or_coro',
		qualname: 'gen_or_coro',
		kind: 'generator',
		line: 13,
		sites: [
			{
				kind: 'yield',
				line: 16,
				span: span(16, 8, 15),
				statement: span(16, 4, 15),
				use: 'assign',
				target: 'x',
				targetSpan: span(16, 4, 5),
				operand: '1',
			},
		],
	},
];

const line = (frame: number, number: number): Fact => ({event: 'line', frame, line: number, stack: []});
const prints = (words: string): Fact => ({event: 'output', stream: 'stdout', text: `${words}\n`});

/** The person makes the generator. */
export const driving: readonly Fact[] = [
	{event: 'create', frame: 1, code: 1, in: null},
	{event: 'driving', statement: 'my_dele = delegator()', variable: 'my_dele', value: outer},
];

/** `next(my_dele)`, up to the first yield. */
export const next: readonly Fact[] = [
	{
		event: 'call',
		caller: 0,
		frame: 1,
		method: 'next',
		statement: 'ret_1 = next(my_dele)',
		text: 'next(my_dele)',
	},
	{event: 'start', frame: 1, code: 1, caller: 0, line: 23, stack: []},
	line(1, 24),
	prints('[delegator] started'),
	line(1, 26),
	{event: 'create', frame: 2, code: 2, in: 1},
	{event: 'line', frame: 1, line: 28, stack: [], locals: {delegatee: inner}},
	{event: 'instruction', frame: 1, site: 0, at: 'delegate', stack: [inner, none], to: inner},
	{event: 'start', frame: 2, code: 2, caller: 1, line: 13, stack: [], locals: {name: str('delegatee')}},
	line(2, 14),
	prints('[delegatee] started'),
	line(2, 16),
	{event: 'yield', frame: 2, site: 0, value: int(1), stack: []},
	{event: 'yield', frame: 1, site: 0, value: int(1), stack: [inner]},
	{event: 'result', statement: 'ret_1 = next(my_dele)', value: int(1)},
];

/** `my_dele.send(100)`, up to the end. */
export const send: readonly Fact[] = [
	{
		event: 'call',
		caller: 0,
		frame: 1,
		method: 'send',
		argument: int(100),
		statement: 'ret_2 = my_dele.send(100)',
		text: 'my_dele.send(100)',
	},
	{event: 'resume', frame: 1, caller: 0, site: 0, stack: [inner, int(100)]},
	{event: 'resume', frame: 2, caller: 1, callerSite: 0, callerStack: [inner], site: 0, stack: [int(100)]},
	{event: 'instruction', frame: 2, site: 0, at: 'take', stack: [int(100)]},
	{event: 'instruction', frame: 2, site: 0, at: 'done', stack: [], locals: {x: int(100)}},
	line(2, 17),
	prints('[delegatee] x = 100'),
	line(2, 19),
	prints('[delegatee] returned'),
	line(2, 20),
	{event: 'return', frame: 2, value: int(2)},
	{event: 'instruction', frame: 1, site: 0, at: 'take', stack: [int(2)]},
	{event: 'instruction', frame: 1, site: 0, at: 'done', stack: [], locals: {y: int(2)}},
	line(1, 29),
	prints('[delegator] y = 2'),
	line(1, 31),
	prints('[delegator] returned'),
	line(1, 32),
	{event: 'return', frame: 1, value: int(3)},
	{
		event: 'result',
		statement: 'ret_2 = my_dele.send(100)',
		exception: {type: 'StopIteration', repr: 'StopIteration(3)'},
	},
];
