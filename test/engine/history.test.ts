import {describe, expect, test} from 'vitest';
import {createLog, type Log} from '../../source/engine/log.ts';
import {PackedList, plainCodec} from '../../source/engine/packed-list.ts';
import {initialState, reduce} from '../../source/engine/reduce.ts';
import type {Stage} from '../../source/engine/stage.ts';
import type {State} from '../../source/engine/state.ts';
import {deflateCodec} from '../../source/session/run/compression.ts';
import {random} from '../helpers/random.ts';
import {codes, randomStages} from './random-stages.ts';

function logOf(stages: readonly Stage[], packing = plainCodec): Log {
	const log = createLog(codes, packing);
	for (const stage of stages) log.append(stage);
	return log;
}

/** The states of a run as a plain array has them. `names`: those that are to be in them. */
function statesOf(stages: readonly Stage[], names: Log['names']): readonly State[] {
	const states = [initialState(codes, names)];
	for (const stage of stages) states.push(reduce(states.at(-1) as State, stage));
	return states;
}

describe.each([1, 2, 3])('a log of random stages is what a plain array of them would be (seed %i)', seed => {
	const stages = randomStages(seed, 4000, 12);
	const log = logOf(stages, deflateCodec);
	const states = statesOf(stages, log.names);
	const next = random(seed);
	const places = Array.from({length: 400}, () => Math.floor(next() * stages.length));

	test('by its stages and their kinds', () => {
		expect(log.length).toBe(stages.length);
		for (const place of places) {
			expect(log.stage(place)).toEqual(stages[place]);
			expect(log.kind(place)).toBe(stages[place]?.kind);
		}
	});

	test('by its states, wherever one jumps and steps', () => {
		for (const place of places) {
			for (const mark of [place, place + 1, place]) expect(log.stateAt(mark), `mark ${mark}`).toEqual(states[mark]);
		}
	});

	test('by what was printed', () => {
		const printed = stages.flatMap(stage => (stage.kind === 'output' ? [stage.text] : []));
		expect(Array.from({length: log.outputs}, (_, output) => log.printed(output).text)).toEqual(printed);
	});
});

test('there is nothing beyond the ends', () => {
	const log = logOf(randomStages(1, 600, 5));
	for (const wrong of [-1, 600, 0.5, Number.NaN]) {
		expect(() => log.stage(wrong), String(wrong)).toThrow(RangeError);
		expect(() => log.kind(wrong), String(wrong)).toThrow(RangeError);
	}
	for (const wrong of [-1, 601, 0.5]) expect(() => log.stateAt(wrong), String(wrong)).toThrow(RangeError);
	expect(() => log.printed(log.outputs)).toThrow(RangeError);
});

test('a jump anywhere makes few states anew, and each step back from there fewer', () => {
	const log = logOf(randomStages(4, 5000, 8));
	const costOf = (mark: number): number => {
		const before = log.remade;
		log.stateAt(mark);
		return log.remade - before;
	};
	expect(costOf(log.length)).toBe(0);
	expect(costOf(4000)).toBeLessThan(512);
	const back = Array.from({length: 300}, (_, step) => costOf(3999 - step));
	// Where a checkpoint is passed, one jump is among them.
	expect(back.filter(cost => cost >= 32).length).toBeLessThanOrEqual(1);
	expect(Math.max(...back)).toBeLessThan(512);
});

test('a state that is asked for again is the same object', () => {
	const log = logOf(randomStages(5, 3000, 8));
	const state = log.stateAt(1234);
	log.stateAt(log.length);
	expect(log.stateAt(1234)).toBe(state);
});

test('what two logs have in common is found by their chunks, and never more than there is', () => {
	const stages = randomStages(6, 3000, 8);
	const other = stages.with(2000, {...(stages[2000] as Stage), resumption: -1});
	const common = logOf(stages).commonWith(logOf(other));
	expect(common).toBeGreaterThan(1000);
	expect(common).toBeLessThanOrEqual(2000);
	expect(logOf(stages).commonWith(logOf([]))).toBe(0);
});

test('heavy items are packed in small chunks, and any item is found', () => {
	const sizes: number[] = [];
	const list = new PackedList<string>(
		{
			...plainCodec,
			pack(text) {
				sizes.push(text.length);
				return plainCodec.pack(text);
			},
		},
		item => item.length,
	);
	const items = Array.from({length: 300}, (_, index) => String(index).repeat(1 + (index % 7) * 30));
	for (const item of items) list.push(item);
	expect(Math.max(...sizes)).toBeLessThan(2000);
	expect(items.map((_, index) => list.at(index))).toEqual(items);
	expect([list.at(-1), list.at(300)]).toEqual([undefined, undefined]);
});
