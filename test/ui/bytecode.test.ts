import {expect, test} from 'vitest';
import {jumpCommands} from '../../source/ui/commands/jump-commands.ts';
import {bytecodeRows} from '../../source/ui/panes/bytecode-rows.ts';
import {bare} from '../../source/ui/terminal/theme/themes.ts';
import {caption, detail} from '../../source/wording/index.ts';
import {driving, type Fact, next} from './helpers/delegator-run.ts';
import {fakeSession} from './helpers/fake-session.ts';

const instructions = [
	{offset: 58, opname: 'LOAD_SMALL_INT', argument: '1', line: 16},
	{offset: 60, opname: 'YIELD_VALUE', argument: '0', line: 16},
	{offset: 62, opname: 'RESUME', argument: '5', line: 16},
	{offset: 64, opname: 'STORE_FAST', argument: 'x', line: 16},
	{offset: 66, opname: 'LOAD_GLOBAL', argument: 'print + NULL', line: 17},
	{offset: 76, opname: 'LOAD_CONST', argument: `'${'long '.repeat(20)}'`, line: 17},
];
const step: Fact = {
	event: 'instruction',
	frame: 2,
	site: null,
	at: 'step',
	line: 16,
	offset: 64,
	opname: 'STORE_FAST',
	argument: 'x',
	stack: [{type: 'int', repr: '100'}],
};
const facts = [...driving, ...next, {event: 'bytecode', code: 2, instructions} as const, step];
const {state} = fakeSession({facts, happened: 1_000}).snapshot();
const rows = (height: number): string[] => bytecodeRows(state, 40, height, bare).map(row => row.trimEnd());

test('the bytecode stands around the instruction that is about to run', () => {
	expect(rows(20)).toEqual([
		`┄ bytecode ${'┄'.repeat(29)}`,
		' 16 58 LOAD_SMALL_INT 1',
		'    60 YIELD_VALUE 0',
		'    62 RESUME 5',
		'▶   64 STORE_FAST x',
		' 17 66 LOAD_GLOBAL print + NULL',
		`    76 LOAD_CONST 'long long long long …`,
	]);
	expect(rows(4).slice(1)).toEqual([' 16 62 RESUME 5', '▶   64 STORE_FAST x', ' 17 66 LOAD_GLOBAL print + NULL']);
	expect(rows(1)).toEqual([]);
});

test('no other stage has any', () => {
	const before = fakeSession({happened: 1_000}).snapshot().state;
	expect(bytecodeRows(before, 40, 9, bare)).toEqual([]);
});

test('it is said in words, and the stack is as it is seen', () => {
	const {stage} = state;
	if (stage === null) throw new Error('There is no stage.');
	expect(caption(stage, state)).toBe('gen_or_coro is about to run the instruction STORE_FAST x.');
	expect(detail(stage, String)).toBe('STORE_FAST x');
	expect(state.frames.get(2)?.stack?.map(({repr}) => repr)).toEqual(['100']);
	expect(state.frames.get(2)?.line).toBe(16);
});

test('the key steps on, or says why it cannot', () => {
	const command = jumpCommands.find(({keys}) => keys.includes('.'));
	const refusal = (instructions: boolean) =>
		command?.unavailable(fakeSession({snapshot: {instructions, phase: {kind: 'paused'}}}).snapshot());
	expect(refusal(true)).toBe(null);
	expect(refusal(false)).toBe('This version of CPython has no events of instructions: they come with 3.7.');
});
