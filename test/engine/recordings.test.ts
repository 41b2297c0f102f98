import {describe, expect, test} from 'vitest';
import {FrameNameTable} from '../../source/engine/frame-names.ts';
import {createLog} from '../../source/engine/log.ts';
import {initialState, reduce} from '../../source/engine/reduce.ts';
import type {State} from '../../source/engine/state.ts';
import {titleOf} from '../recordings/runs.ts';
import {type Replayed, replay} from '../recordings/stages.ts';
import {readRecordings, recordedNames, recordedSamples} from '../recordings/store.ts';
import {deepFreeze} from './recordings-freeze.ts';
import {runRules, stateRules} from './recordings-rules.ts';

/** All states of a run, the one before its first stage included. A copy of the codes is frozen, too: they are all known. */
function statesOf({stages, codes}: Replayed): readonly State[] {
	const names = new FrameNameTable(codes);
	for (const stage of stages) names.take(stage);
	const states = [deepFreeze(initialState(new Map(codes), names))];
	for (const stage of stages) states.push(deepFreeze(reduce(states.at(-1) as State, deepFreeze(stage))));
	return states;
}

describe.each(recordedNames())('recorded on Python %s', python => {
	describe.each(recordedSamples(python))('%s', sample => {
		const runs = readRecordings(python, sample).map(recording => ({
			title: titleOf(recording.asked),
			replayed: replay(recording),
		}));

		test('the states of a run obey the rules, and none is ever changed', () => {
			const faults = runs.flatMap(({title, replayed}) =>
				statesOf(replayed).flatMap(state =>
					Object.entries(stateRules).flatMap(([rule, check]) => {
						const fault = check(state);
						return fault === null ? [] : [`${title}, mark ${state.position}: ${rule}: ${fault}`];
					}),
				),
			);
			expect(faults).toEqual([]);
		});

		test('the stages of a run obey the rules', () => {
			const faults = runs.flatMap(({title, replayed}) =>
				Object.entries(runRules).flatMap(([rule, check]) => {
					const fault = check(replayed.stages);
					return fault === null ? [] : [`${title}: ${rule}: ${fault}`];
				}),
			);
			expect(faults).toEqual([]);
		});

		test('back through a whole run and forward again the states are the same', () => {
			for (const {title, replayed} of runs) {
				const states = statesOf(replayed);
				const log = createLog(replayed.codes);
				for (const stage of replayed.stages) log.append(stage);
				const forward = states.map((_, mark) => mark);
				for (const mark of [...forward, ...forward.toReversed(), ...forward]) {
					expect(log.stateAt(mark), `${title}, mark ${mark}`).toEqual(states[mark]);
				}
			}
		});
	});
});
