import {expect, test} from 'vitest';
import {FrameNameTable} from '../../source/engine/frame-names.ts';
import {IdMap} from '../../source/engine/id-map.ts';
import {initialState} from '../../source/engine/reduce.ts';
import type {Code, Move, Stage} from '../../source/engine/stage.ts';
import type {FrameState, State} from '../../source/engine/state.ts';
import type {Site, SiteKind, SiteUse, Value} from '../../source/protocol/index.ts';
import {caption, detail, exceptionText, frameName} from '../../source/wording/index.ts';

const none: Value = {type: 'NoneType', repr: 'None'};
const hundred: Value = {type: 'int', repr: '100'};
const stop: Value = {type: 'StopIteration', repr: 'StopIteration(3)'};
const wrong: Value = {type: 'ValueError', repr: "ValueError('x')"};

const frame = (id: number, code = 1): FrameState => ({
	id,
	code,
	status: 'running',
	line: 2,
	lit: null,
	stack: [],
	pushed: false,
	locals: [],
	caller: 0,
	delegatee: null,
	calls: null,
	resumptions: 1,
	yields: 0,
	outcome: null,
});

/** A state with the generators `gen` (1) and `sub` (2), whose code has one suspension point. */
function stateWith(kind: SiteKind, use: SiteUse): State {
	const site: Site = {kind, line: 2, use, ...(use === 'assign' ? {target: 'x'} : {})};
	const code: Code = {id: 1, file: 'a.py', name: 'gen', qualname: 'gen', kind: 'generator', line: 1, sites: [site]};
	return {
		...initialState(new Map([[1, code]])),
		frames: IdMap.of([
			[1, frame(1)],
			[2, frame(2)],
		]),
		names: {
			of: id => (id === 1 || id === 2 ? {name: ['gen', 'sub'][id - 1] ?? '', number: 1} : undefined),
			codeOf: () => undefined,
			latest: () => [],
		},
	};
}

function words(
	move: Move,
	{by = 1, kind = 'yield', use = 'assign'}: {by?: number; kind?: SiteKind; use?: SiteUse} = {},
) {
	const state = stateWith(kind, use);
	const stage: Stage = {...move, frame: by, evidence: 'observed', resumption: 1, seen: {site: 0}};
	return [caption(stage, state), detail(stage, id => frameName(state, id))];
}

test.each<[string, ReturnType<typeof words>, string, string]>([
	[
		'a throw',
		words({kind: 'call', to: 1, method: 'throw', argument: wrong, text: "g.throw(ValueError('x'))"}, {by: 0}),
		"The client calls g.throw(ValueError('x')): ValueError: x is on its way down to gen.",
		"g.throw(ValueError('x'))",
	],
	[
		'a close',
		words({kind: 'call', to: 1, method: 'close', text: 'g.close()'}, {by: 0}),
		'The client calls g.close(): GeneratorExit will be thrown in where gen stands.',
		'g.close()',
	],
	[
		'a for loop',
		words({kind: 'call', to: 1, text: 'for x in g'}, {by: 0}),
		'The client runs for x in g, which resumes gen.',
		'for x in g',
	],
	[
		'a refusal',
		words({
			kind: 'refuse',
			exception: {type: 'ValueError', repr: "ValueError('generator already executing')"},
		}),
		'CPython refuses: ValueError: generator already executing. Nothing of gen runs.',
		'ValueError: generator already executing',
	],
	[
		'a push that will be assigned',
		words({kind: 'push', value: hundred, start: false}),
		"100 lies on top of gen's value stack. x is not 100 yet.",
		'100 on top',
	],
	[
		'a push that will be discarded',
		words({kind: 'push', value: none, start: false}, {use: 'discard'}),
		"None lies on top of gen's value stack. This yield assigns it to nothing: it will be popped.",
		'None on top',
	],
	[
		'a push into a larger expression',
		words({kind: 'push', value: hundred, start: false}, {use: 'use'}),
		"100 lies on top of gen's value stack. It is the value of the yield expression now.",
		'100 on top',
	],
	[
		'a push on a delegator',
		words({kind: 'push', value: hundred, start: false}, {kind: 'await'}),
		"100 lies on top of gen's value stack. gen does not use it: its await hands it on.",
		'100 on top',
	],
	[
		'a push that cannot be seen',
		words({kind: 'push', start: false}, {use: 'discard'}),
		"A value that cannot be seen lies on top of gen's value stack. This yield assigns it to nothing: it will be popped.",
		'a value not seen on top',
	],
	[
		'an exception thrown in',
		words({kind: 'push', exception: wrong, start: false}),
		'ValueError: x is thrown into gen where it stands: it is raised there, in place of a value.',
		'ValueError: x is thrown in',
	],
	[
		'a start before 3.10',
		words({kind: 'push', start: true}),
		'gen starts. It is RUNNING, called by the client. Nothing is pushed: no yield waits for a value yet.',
		'starts, nothing pushed',
	],
	[
		'a discard',
		words({kind: 'discard', value: none}),
		'gen pops None off its value stack: it is assigned to nothing.',
		'None popped',
	],
	['a use', words({kind: 'use', value: hundred}), "The expression around gen's yield goes on with 100.", '100 used'],
	[
		'a return of None',
		words({kind: 'return', value: none, to: 0}),
		'gen returns None and is over: the client gets it as StopIteration.',
		'None, as StopIteration; frame released',
	],
	['an except clause', words({kind: 'catch', exception: wrong}), 'gen catches ValueError: x.', 'ValueError: x'],
	[
		'an exception on its way out',
		words({kind: 'raise', exception: wrong, to: null}),
		'ValueError: x leaves gen and goes to its caller. gen is over.',
		'ValueError: x',
	],
	[
		'PEP 479',
		words({
			kind: 'raise',
			exception: {type: 'RuntimeError', repr: "RuntimeError('generator raised StopIteration')"},
			to: 0,
		}),
		'StopIteration may not leave gen (PEP 479): RuntimeError: generator raised StopIteration goes to the client instead. gen is over.',
		'RuntimeError: generator raised StopIteration to client',
	],
	[
		'the end of a call',
		words({kind: 'result', outcome: {way: 'exception', exception: stop}, from: 1, statement: 'a = g.send(1)'}, {by: 0}),
		"The client's call ends with StopIteration: 3. Nothing is assigned to a.",
		'StopIteration: 3',
	],
	[
		'text on stderr',
		words({kind: 'output', stream: 'stderr', text: '\u001B[31mred\n'}),
		String.raw`The program writes to stderr: \x1b[31mred`,
		String.raw`\x1b[31mred`,
	],
	[
		'the end',
		words({kind: 'end', status: 1, exception: stop}, {by: 0}),
		'The program ends with StopIteration: 3, exit status 1.',
		'exit status 1',
	],
])('%s', (_, [sentence, row], expectedSentence, expectedRow) => {
	expect(sentence).toBe(expectedSentence);
	expect(row).toBe(expectedRow);
});

test('the second frame of a name gets a number, and the first keeps its own', () => {
	const code = (id: number, name: string): Code => ({
		id,
		file: 'a.py',
		name,
		qualname: name,
		kind: 'generator',
		line: 1,
		sites: [],
	});
	const names = new FrameNameTable(new Map([1, 2, 3].map(id => [id, code(id, id === 2 ? 'other' : 'gen')])));
	for (const id of [1, 2, 3]) {
		names.take({kind: 'create', by: null, frame: id, evidence: 'observed', resumption: 0, seen: {code: id}});
	}
	expect([1, 2, 3, 0, 9, null].map(id => frameName({names}, id))).toEqual([
		'gen',
		'other',
		'gen#2',
		'client',
		'unknown',
		'unknown',
	]);
});

test.each<[string, Value, string, string]>([
	['no exception', {type: 'int', repr: '5'}, '5 is not an exception, so CPython raises a TypeError instead.', '5'],
	['a class that is none', {type: 'type', repr: '<class int>'}, 'int is not an exception, so CPython', 'int'],
	['a class', {type: 'type', repr: '<class ValueError>'}, 'ValueError is on its way down to sub.', 'ValueError'],
	['a class of a metaclass', {type: 'Meta', repr: '<class Odd>'}, 'Odd is on its way down to sub.', 'Odd'],
	['an exception', wrong, 'ValueError: x is on its way down to sub.', 'ValueError: x'],
])('what is thrown is worded by what it is: %s', (_, argument, said, short) => {
	const [sentence] = words({kind: 'call', to: 2, method: 'throw', text: 'gen.throw(x)', argument});
	expect(sentence).toContain(said);
	expect(exceptionText(argument)).toBe(short);
});

test('a name of the client’s is explained where it is called first', () => {
	const state = stateWith('yield', 'assign');
	const created: FrameState = {...frame(2), status: 'created'};
	const first: State = {
		...state,
		frames: IdMap.of([[2, created]]),
		names: {...state.names, of: id => ({name: 'sub', number: id})},
	};
	const call: Stage = {
		kind: 'call',
		frame: 0,
		to: 2,
		text: 'next(g)',
		method: 'next',
		evidence: 'observed',
		resumption: 1,
	};
	const sent: Stage = {...call, method: 'send', text: 'self.g.send(100)', argument: hundred};
	expect(caption(call, first)).toBe(
		'The client calls next(g): the same as g.send(None). g is sub#2, a generator that sub() made.',
	);
	expect(caption(sent, first)).toBe(
		'The client calls self.g.send(100): 100 is on its way down to self.g, sub#2, a generator that sub() made.',
	);
	expect(caption({...call, text: 'next(sub)'}, state)).toBe('The client calls next(sub): the same as sub.send(None).');
	expect(caption(call, state)).toBe('The client calls next(g): the same as g.send(None).');
});

test('a generator has one name in captions and in the log', () => {
	const state = stateWith('yield from', 'assign');
	const to: Value = {type: 'generator', repr: '<generator Box.pull>', frame: 2};
	const stage: Stage = {kind: 'delegate', to, text: 'sub()', frame: 1, evidence: 'observed', resumption: 1};
	const made: Stage = {...stage, kind: 'assign', target: 'x', value: to};
	const second: State = {...state, names: {...state.names, of: id => ({name: 'pull', number: id})}};
	const name = (id: number): string => frameName(second, id);
	expect(detail(stage, name)).toBe('to <generator pull#2>');
	expect(caption(stage, second)).toContain('straight on to pull#2.');
	expect(detail(made, name)).toBe('x = <generator pull#2>');
	const pushed: Stage = {...made, kind: 'push', value: hundred, start: false, seen: {stack: [to, hundred]}};
	expect(detail(pushed, name)).toBe('100 on top of [<generator pull#2>, 100]');
	expect(caption(made, second)).toContain('x is <generator pull#2> now.');
	const expression: Stage = {...stage, to: {...to, repr: '<generator <genexpr>>'}};
	expect(detail(expression, id => (id === 2 ? '<genexpr>#2' : name(id)))).toBe('to <generator <genexpr>#2>');
});
