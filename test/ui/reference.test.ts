import {expect, test} from 'vitest';
import type {Stage} from '../../source/engine/stage.ts';
import {kinds} from '../../source/engine/stage-kinds.ts';
import {plainWords} from '../../source/ui/features/reference/plain-words.ts';
import {referenceOf} from '../../source/ui/features/reference/reference.ts';
import {minorOf, referenceHeight, referenceRows} from '../../source/ui/features/reference/reference-rows.ts';
import {wrapPlain} from '../../source/ui/terminal/text/wrap.ts';
import {bare} from '../../source/ui/terminal/theme/themes.ts';
import {fakeSession} from './helpers/fake-session.ts';

const {history} = fakeSession({happened: 100}).snapshot();
const stageAt = (mark: number): Stage => history.stage(mark - 1);

const generator = {code: 'generator', site: 'yield'} as const;
const delegator = {code: 'generator', site: 'yield from'} as const;
const error = (type: string, repr: string): Stage =>
	({kind: 'raise', exception: {type, repr}, to: 0, frame: 1, evidence: 'observed', resumption: 1}) as Stage;

test.each<[string, Stage, object, string | null, string | null]>([
	[
		'create, before 3.11',
		stageAt(1),
		{...generator, minor: 10},
		'PEP 255',
		'PyGen_NewWithQualName, Objects/genobject.c',
	],
	['create', stageAt(1), {...generator, minor: 11}, 'PEP 255', 'RETURN_GENERATOR, Python/ceval.c'],
	['call of next', stageAt(3), {minor: 14}, 'PEP 342', 'gen_iternext, Objects/genobject.c'],
	['call of send, 3.7', stageAt(18), {minor: 7}, 'PEP 342', '_PyGen_Send, Objects/genobject.c'],
	['call of send', stageAt(18), {minor: 12}, 'PEP 342', 'gen_send, Objects/genobject.c'],
	['push, 3.9', stageAt(21), {...generator, minor: 9}, 'PEP 342', 'gen_send_ex, Objects/genobject.c'],
	['push, 3.10', stageAt(21), {...generator, minor: 10}, 'PEP 342', 'gen_send_ex2, Objects/genobject.c'],
	['forward, 3.10', stageAt(20), {...delegator, minor: 10}, 'PEP 380', 'YIELD_FROM, Python/ceval.c'],
	['forward, 3.11', stageAt(20), {...delegator, minor: 11}, 'PEP 380', 'SEND, Python/ceval.c'],
	['forward', stageAt(20), {...delegator, minor: 14}, 'PEP 380', 'SEND, Python/bytecodes.c'],
	['forward by await', stageAt(20), {code: 'coroutine', site: 'await', minor: 14}, 'PEP 492', 'SEND'],
	['yield', stageAt(15), {...generator, minor: 13}, 'PEP 255', 'YIELD_VALUE, Python/bytecodes.c'],
	['passing on, 3.6', stageAt(16), {...delegator, minor: 6}, 'PEP 380', 'YIELD_FROM, Python/ceval.c'],
	['catch, 3.11', stageAt(29), {...delegator, minor: 11}, 'PEP 380', 'SEND'],
	['catch', stageAt(29), {...delegator, minor: 12}, 'PEP 380', 'END_SEND'],
	['return', stageAt(28), {...generator, minor: 14}, 'PEP 380', '_PyGen_SetStopIterationValue'],
	['return of a function', stageAt(28), {code: 'function', site: undefined, minor: 14}, null, 'RETURN_VALUE'],
	['raise', error('ValueError', "ValueError('x')"), {...generator, minor: 14}, 'PEP 255', null],
	[
		'PEP 479, 3.11',
		error('RuntimeError', "RuntimeError('generator raised StopIteration')"),
		{...generator, minor: 11},
		'PEP 479',
		'gen_send_ex2',
	],
	[
		'PEP 479',
		error('RuntimeError', "RuntimeError('generator raised StopIteration')"),
		{...generator, minor: 12},
		'PEP 479',
		'stopiteration_error, Python/intrinsics.c',
	],
])('%s', (_, stage, circumstances, pep, code) => {
	const reference = referenceOf(stage, {code: undefined, site: undefined, minor: 14, ...circumstances});
	expect(reference.pep).toEqual(pep === null ? null : expect.stringContaining(pep));
	expect(reference.code).toEqual(code === null ? null : expect.stringContaining(code));
});

test('plain words come first, and fit with all the rest into the rows that are kept for them', () => {
	for (const columns of [80, 120, 200]) {
		for (let mark = 1; mark <= history.length; mark++) {
			const state = history.stateAt(mark);
			const rows = referenceRows({state, python: null}, columns, referenceHeight(state, false), bare);
			expect(rows[0]).toMatch(/^ what \S/);
			expect(rows.join(' ')).toMatch(
				/ what .+ see .+ in {2}.+(?: seen observed in the interpreter| ~ {4}derived: .+\.) *$/,
			);
		}
	}
});

test.each(kinds.filter(kind => kind !== 'instruction'))('the plain words of %s take two rows at 80 columns', kind => {
	for (const stage of [{kind}, {kind, value: 1}, {kind, exception: 1}, {kind, passes: true}]) {
		for (const code of ['generator', 'function'] as const) {
			const words = plainWords(stage as unknown as Stage, code);
			expect(wrapPlain(words, 80 - 7).length, words).toBeLessThanOrEqual(2);
		}
	}
});

test('the version is that of the running Python', () => {
	expect(minorOf('cpython 3.6.15 (python3.6)')).toBe(6);
	expect(minorOf('CPython 3.14.2 embedded')).toBe(14);
	expect(minorOf(null)).toBe(14);
});
