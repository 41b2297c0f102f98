import {expect, test} from 'vitest';
import {type Fold, unfolded} from '../../source/engine/fold.ts';
import {createLog} from '../../source/engine/log.ts';
import {allStages, FoldedStages} from '../../source/engine/shown-stages.ts';
import type {FrameState} from '../../source/engine/state.ts';
import {questionAt, SOMETHING_ELSE} from '../../source/ui/features/predict/question.ts';
import {eventRows, stageOfRow} from '../../source/ui/panes/event-rows.ts';
import {litRow, localsRows, stackRow} from '../../source/ui/panes/frames/frame-block.ts';
import {frameRows} from '../../source/ui/panes/frames/frame-rows.ts';
import {positionBar} from '../../source/ui/panes/position-bar.ts';
import {headerRow} from '../../source/ui/screen/header-row.ts';
import {foldedSentence, foldWords} from '../../source/ui/state/fold-words.ts';
import {bare} from '../../source/ui/terminal/theme/themes.ts';
import {observationsOf, replay} from '../recordings/stages.ts';
import {readRecordings, recordedSamples} from '../recordings/store.ts';
import {fakeSession} from './helpers/fake-session.ts';

const less: Fold = {less: true, only: null};
const {history} = fakeSession({happened: 100}).snapshot();
const shown = new FoldedStages(history, less);

const numbers = (rows: readonly string[]): string[] => rows.map(row => row.slice(0, 4).trim());

test('the log lists the stages that are left, and the current one also where it is folded', () => {
	const at = (mark: number) => ({history, shown, state: history.stateAt(mark)});
	const left = Array.from({length: shown.count}, (_, number) => shown.at(number) + 1);
	const rows = eventRows(at(history.length), 60, 40, bare);
	expect(rows.map(row => Number(/\d+/.exec(row)?.[0]))).toEqual(left);
	expect(rows.every(row => !row.includes('evaluate'))).toBe(true);
	// Between 11 and 13 a line is folded.
	expect(numbers(rows)).toContain('⋮13');

	const folded = eventRows(at(12), 60, 5, bare);
	expect(folded.find(row => row.startsWith('▸'))).toMatch(/^▸12 evaluate/);
	expect(
		stageOfRow(
			at(12),
			5,
			folded.findIndex(row => row.startsWith('▸')),
		),
	).toBe(11);
	expect(foldedSentence(at(13))).toBe('1 stage is folded before it.');
	expect(foldedSentence(at(11))).toBeNull();
});

test('the position bar goes over the stages that are left', () => {
	const bar = (mark: number): number => {
		const pieces = positionBar({history, shown, position: mark, changedAt: null}, shown.count + 1, bare);
		return pieces
			.map(piece => (typeof piece === 'string' ? piece : piece[1]))
			.join('')
			.indexOf('◆');
	};
	expect(Array.from({length: shown.count}, (_, number) => bar(shown.at(number) + 1))).toEqual(
		Array.from({length: shown.count}, (_, number) => number + 1),
	);
});

test('the header says in words what is folded', () => {
	const snapshot = {...fakeSession({happened: 100}).snapshot(), fold: less, shown};
	expect(headerRow(snapshot, null, 80, bare)).toMatch(/ less {2}stage 37 of 37 ?$/);
	expect(foldWords({fold: {less: true, only: 2}, history})).toBe('less, only gen_or_coro');
	expect(foldWords({fold: unfolded, history})).toBe('');
});

test.each<Fold>([less, {less: false, only: 1}, {less: true, only: 2}])(
	'with %j predicting asks for the stage that is shown next',
	fold => {
		let asked = 0;
		for (const sample of recordedSamples('3.14-embedded')) {
			for (const recording of readRecordings('3.14-embedded', sample)) {
				const {stages, codes} = replay(recording);
				const log = createLog(codes);
				for (const stage of stages) log.append(stage);
				const left = new FoldedStages(log, fold);
				for (let number = 0; number + 1 < left.count; number++) {
					const question = questionAt(log.stateAt(left.at(number) + 1), fold);
					if (question === null) continue;
					const next = log.stage(left.at(number + 1));
					const right = question.choices.filter(({fits}) => fits(next));
					expect(right.length, `${sample}, stage ${left.at(number) + 1}: ${right.map(({text}) => text)}`).toBe(1);
					if (right[0]?.text !== SOMETHING_ELSE) asked += 1;
				}
			}
		}
		expect(asked).toBeGreaterThan(20);
	},
);

test('from six rows on the frame at work has its line, its stack and its variables, whatever else there is', () => {
	let whole = 0;
	for (const sample of recordedSamples('3.14-embedded')) {
		for (const recording of readRecordings('3.14-embedded', sample)) {
			const {stages, codes} = replay(recording);
			const log = createLog(codes);
			for (const stage of stages) log.append(stage);
			const sources = new Map(
				observationsOf(recording).flatMap(each => (each.event === 'source' ? [[each.file, each.text] as const] : [])),
			);
			for (let mark = 1; mark <= stages.length; mark++) {
				const state = log.stateAt(mark);
				const frame: FrameState | undefined = state.frames.get(state.active ?? -1);
				if (frame === undefined || codes.get(frame.code)?.kind === 'task') continue;
				const view = {state, sources, width: 40, theme: bare, less: mark % 2 === 0};
				for (const height of [6, 9]) {
					const rows = frameRows(view, height);
					expect(rows.length).toBeLessThanOrEqual(height);
					const locals = localsRows(frame, view, Math.max(1, height - 6));
					for (const row of [litRow(frame, view), stackRow(frame, view), ...locals]) {
						if (row !== null) expect(rows, `${sample}, mark ${mark}`).toContain(row);
					}
					if (height === 9 && locals.length < 3) {
						const names = frame.locals.map(({name}) => name);
						expect(locals.join(' ')).toMatch(new RegExp(names.map(name => `(?=.*\\b${name} [=←])`).join('')));
					}
					whole += 1;
				}
			}
		}
	}
	expect(whole).toBeGreaterThan(500);
});

test('with nothing folded the list is the history', () => {
	const all = allStages(history);
	expect([all.count, all.at(7), all.before(7)]).toEqual([history.length, 7, 7]);
});
