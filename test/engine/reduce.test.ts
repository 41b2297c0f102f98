import {describe, expect, test} from 'vitest';
import {wholeChain} from '../../source/engine/chain.ts';
import {IdMap} from '../../source/engine/id-map.ts';
import {initialState, reduce} from '../../source/engine/reduce.ts';
import type {Stage} from '../../source/engine/stage.ts';
import type {State} from '../../source/engine/state.ts';
import {random} from '../helpers/random.ts';
import {codes, randomStages} from './random-stages.ts';
import {deepFreeze} from './recordings-freeze.ts';

/** All states of a run, each frozen before the next is made of it. */
function statesOf(stages: readonly Stage[]): readonly State[] {
	const states = [deepFreeze(initialState(codes))];
	for (const stage of stages) states.push(deepFreeze(reduce(states.at(-1) as State, deepFreeze(stage))));
	return states;
}

describe.each([3, 8, 40])('with %i frames', frames => {
	test.each([1, 2, 3, 4, 5])('a chain is what all links followed give, and no state is changed (seed %i)', seed => {
		const stages = randomStages(seed, 2000, frames);
		const states = statesOf(stages);
		for (const [mark, before] of states.slice(0, -1).entries()) {
			const after = states[mark + 1] as State;
			const links = {before, stage: stages[mark] as Stage, frames: after.frames, active: after.active};
			expect(after.chain, `mark ${mark + 1}`).toEqual(wholeChain(links).chain);
		}
	});
});

test('of many frames that nobody resumes any more, few are kept', () => {
	const ground = {evidence: 'observed', resumption: 1, seen: {code: 1, caller: 0}} as const;
	const value = {type: 'int', repr: '1'};
	const stages = Array.from({length: 30_000}, (_, index): Stage[] => [
		{kind: 'push', start: true, frame: index + 1, ...ground},
		index % 2 === 0
			? {kind: 'yield', value, passes: false, to: 0, frame: index + 1, ...ground}
			: {kind: 'return', value, to: 0, frame: index + 1, ...ground},
	]).flat();
	let state = initialState(codes);
	let most = 0;
	for (const stage of stages) {
		state = reduce(state, stage);
		most = Math.max(most, state.frames.size);
	}
	expect(most).toBeLessThan(10_000);
});

test('a map by numbers is one like any other', () => {
	const next = random(7);
	const plain = new Map<number, number>();
	let map = IdMap.of<number>();
	for (let round = 0; round < 5000; round++) {
		const key = Math.floor(next() ** 6 * 2 ** 31);
		const before = round % 501 === 0 ? [...map] : [];
		if (next() < 0.3) {
			plain.delete(key);
			map = map.without(key);
		} else {
			plain.set(key, round);
			map = map.with(key, round);
		}
		expect(map.get(key)).toBe(plain.get(key));
		expect(map.size).toBe(plain.size);
		if (round % 500 === 0) expect([...map]).toEqual([...plain].sort(([one], [other]) => one - other));
		expect(before.every(([each, value]) => each === key || map.get(each) === value)).toBe(true);
	}
});
