import {describe, expect, test} from 'vitest';
import {type Fold, isFolded} from '../../source/engine/fold.ts';
import {createLog} from '../../source/engine/log.ts';
import {FoldedStages, isShownAt} from '../../source/engine/shown-stages.ts';
import {kindOf} from '../../source/engine/stage-kinds.ts';
import {replay} from '../recordings/stages.ts';
import {readRecordings, recordedSamples} from '../recordings/store.ts';

const folds: readonly Fold[] = [
	{less: true, only: null},
	{less: false, only: 1},
	{less: true, only: 2},
	{less: false, only: 999},
];

describe.each(['3.6', '3.14-embedded'])('recorded on Python %s', python => {
	test.each(folds)('with %j the shown stages are those that are not folded, as they come', fold => {
		for (const sample of recordedSamples(python)) {
			for (const recording of readRecordings(python, sample)) {
				const {stages, codes} = replay(recording);
				const log = createLog(codes);
				const shown = new FoldedStages(log, fold);
				const expected: number[] = [];
				for (const [index, stage] of stages.entries()) {
					log.append(stage);
					if (!isFolded(fold, kindOf(stage), stage.frame, log.names.codeOf(stage.frame))) expected.push(index);
					// Read while it grows.
					expect(shown.count).toBe(expected.length);
					expect(isShownAt(shown, index + 1)).toBe(expected.at(-1) === index);
				}
				expect(Array.from({length: shown.count}, (_, number) => shown.at(number))).toEqual(expected);
				for (let mark = 0; mark <= stages.length; mark++) {
					expect(shown.before(mark)).toBe(expected.filter(index => index < mark).length);
				}
			}
		}
	});
});

test('less leaves the moves of the cycle and what becomes of tasks, and neither lines nor the steps of tasks nor the end of a module', () => {
	const left = new Set<string>();
	for (const sample of recordedSamples('3.14-embedded')) {
		for (const recording of readRecordings('3.14-embedded', sample)) {
			const {stages, codes} = replay(recording);
			const log = createLog(codes);
			for (const stage of stages) log.append(stage);
			const shown = new FoldedStages(log, {less: true, only: null});
			for (let number = 0; number < shown.count; number++) {
				const stage = log.stage(shown.at(number));
				left.add(stage.kind);
				if (log.names.codeOf(stage.frame)?.kind === 'task') expect(['call', 'result']).not.toContain(stage.kind);
			}
		}
	}
	expect(left.has('evaluate')).toBe(false);
	for (const kind of ['call', 'push', 'assign', 'yield', 'return', 'raise', 'catch', 'result', 'output', 'end']) {
		expect(left).toContain(kind);
	}
});
