import {describe, expect, test} from 'vitest';
import type {Stage} from '../../source/engine/stage.ts';
import {pythons} from '../helpers/pythons.ts';
import {type AtSession, atSession} from './at-session.ts';

const embedded = {file: undefined, version: '3.14'};
const able = [...pythons.filter(({version}) => version !== '3.6'), embedded];
const on = ({file}: {readonly file: string | undefined}) => (file === undefined ? {} : {python: file});

/** Carries a command out, step by step; the marks that it rested at. */
async function walk(at: AtSession, expression: string | null, step: () => void): Promise<void> {
	at.session.command(expression === null ? {kind: 'next'} : {kind: 'send', expression});
	await at.until(({phase}) => phase.kind === 'paused');
	while (at.session.snapshot().phase.kind === 'paused') {
		step();
		await at.until(({phase}) => phase.kind !== 'running');
	}
}

function stages(at: AtSession): Stage[] {
	const {history} = at.session.snapshot();
	return Array.from({length: history.length}, (_, index) => history.stage(index));
}

const isFine = (stage: Stage): boolean => stage.kind === 'evaluate' && stage.instruction !== undefined;
const short = (stage: Stage): string => `${stage.kind} ${stage.frame} ${'line' in stage ? stage.line : ''}`;

describe.each(able)('by instruction on Python $version ($file)', python => {
	test('a resumption by send begins with the store, the value on top of the stack', async () => {
		await using at = atSession('samples/three_yields.py', {expression: 'foo()', ...on(python)});
		await at.rest();
		const step = () => at.session.jump('instruction', 1);
		await walk(at, null, step);
		const from = at.session.snapshot().history.length;
		await walk(at, '100', step);
		const {history} = at.session.snapshot();
		const told: string[] = [];
		for (let mark = from + 1; mark <= history.length; mark++) {
			const {stage, frames} = history.stateAt(mark);
			const stack = frames.get(stage?.frame ?? 0)?.stack?.map(({repr}) => repr);
			if (stage?.kind !== 'evaluate' || !stage.instruction) {
				told.push(stage?.kind ?? '');
			} else {
				const {opname, argument} = stage.instruction;
				const name = opname.replace(/^LOAD_.*/, 'LOAD').replace(/^YIELD_VALUE$/, 'YIELD');
				told.push(`${name} ${name === 'YIELD' ? '' : argument} [${stack?.join(', ') ?? '?'}] ${stage.line}`);
			}
		}

		expect(told).toEqual([
			'call',
			'push',
			`STORE_FAST x [100] 16`,
			'assign',
			'evaluate',
			`LOAD 2 [] 17`,
			`YIELD  [2] 17`,
			'yield',
			'result',
		]);
		const [code] = [...at.session.snapshot().state.codes.values()].filter(({name}) => name === 'foo');
		expect(code?.instructions?.filter(({opname}) => opname === 'YIELD_VALUE').map(({line}) => line)).toEqual([
			16, 17, 18,
		]);
	});

	test('the other stages are the same', async () => {
		const walked: string[][] = [];
		for (const by of ['stage', 'instruction'] as const) {
			await using at = atSession('samples/delegator.py', {expression: 'delegator()', ...on(python)});
			await at.rest();
			const step = () => (by === 'stage' ? at.session.forward() : at.session.jump('instruction', 1));
			await walk(at, null, step);
			await walk(at, '100', step);
			const all = stages(at);
			expect(all.some(isFine)).toBe(by === 'instruction');
			walked.push(all.filter(stage => !isFine(stage)).map(short));
		}

		expect(walked[1]).toEqual(walked[0]);
	});

	test('where it begins in the middle of a line, and ends again', async () => {
		await using at = atSession('samples/three_yields.py', {expression: 'foo()', ...on(python)});
		await at.rest();
		await walk(at, null, () => {
			const {stage} = at.session.snapshot().state;
			if (stage?.kind === 'evaluate' && !stage.instruction) at.session.jump('instruction', 1);
			else at.session.forward();
		});
		const fine = stages(at).filter(isFine);
		expect(fine.map(stage => stage.kind === 'evaluate' && stage.instruction?.opname)).toEqual([
			expect.stringMatching(/^LOAD_/),
		]);
	});
});

test('history goes by its marks, and an undo finds no difference', async () => {
	await using at = atSession('samples/delegator.py', {expression: 'delegator()'});
	await at.rest();
	await walk(at, null, () => at.session.jump('instruction', 1));
	await walk(at, '100', () => at.session.jump('instruction', 1));
	const {history} = at.session.snapshot();
	at.session.jump('instruction', -1);
	expect(at.session.snapshot().state.position).toBe(history.length - 1);
	at.session.jump('instruction', 1);
	expect(at.session.snapshot().live).toBe(true);
	at.session.undo();
	const undone = await at.until(({branch, phase}) => branch === 1 && phase.kind === 'ready');
	expect(undone.problem).toBe(null);
	expect(stages(at).some(isFine)).toBe(false);
});

test.runIf(pythons.some(({version}) => version === '3.6'))(
	'3.6 has no events of instructions, and says so',
	async () => {
		const [old] = pythons;
		await using at = atSession('samples/three_yields.py', {expression: 'foo()', ...(old ? {python: old.file} : {})});
		expect((await at.rest()).instructions).toBe(false);
		await walk(at, null, () => at.session.jump('instruction', 1));
		expect(stages(at).some(isFine)).toBe(false);
	},
);
