import {describe, expect, test} from 'vitest';
import type {History} from '../../source/engine/history.ts';
import {createLog} from '../../source/engine/log.ts';
import type {Stage, StageKind} from '../../source/engine/stage.ts';
import type {State} from '../../source/engine/state.ts';
import type {Snapshot} from '../../source/session/contract.ts';
import {hideFrom, historyUpTo} from '../../source/ui/features/predict/hide-future.ts';
import {answered, asked, fresh, told} from '../../source/ui/features/predict/predicting.ts';
import {questionAt, rightChoice, SOMETHING_ELSE, shuffled} from '../../source/ui/features/predict/question.ts';
import {captionSentences} from '../../source/ui/screen/caption-rows.ts';
import {composeScreen} from '../../source/ui/screen/compose-screen.ts';
import {rowsBelow, stripHeights} from '../../source/ui/screen/strips.ts';
import type {Question} from '../../source/ui/state/predicting.ts';
import {initialUi, type Ui} from '../../source/ui/state/ui.ts';
import {bare} from '../../source/ui/terminal/theme/themes.ts';
import {frameName, presentDetail} from '../../source/wording/index.ts';
import {type Replayed, replay} from '../recordings/stages.ts';
import {readRecordings, recordedNames, recordedSamples} from '../recordings/store.ts';
import {fakeSession} from './helpers/fake-session.ts';

const {history} = fakeSession({happened: 100}).snapshot();

/** What is asked at a mark: the right choice first, then the others, as they are shown. */
function askedAt(mark: number): string[] {
	const question = questionAt(history.stateAt(mark));
	if (question === null) return [];
	const texts = question.choices.map(({text}) => text);
	const right = rightChoice(question, history.stage(mark));
	return [`✔ ${texts[right]}`, ...texts.toSpliced(right, 1)];
}

test.each<[string, number, string[]]>([
	[
		'the call of next',
		3,
		[
			'✔ delegator starts, with None',
			'CPython refuses the call',
			'delegator goes on with its next line, with no value',
		],
	],
	[
		'100 on the stack of the delegator',
		19,
		['✔ delegator hands 100 on to gen_or_coro', 'delegator yields 100 back', 'y = 100'],
	],
	[
		'100 on the stack of the delegatee',
		21,
		['✔ x = 100', '100 is popped, and assigned to nothing', 'gen_or_coro yields 100 back'],
	],
	['a line with a yield', 14, ['✔ gen_or_coro yields 1 to delegator', 'gen_or_coro returns 1: it is over', 'x = 1']],
	[
		'a value that came up to a delegator',
		15,
		['✔ delegator passes 1 on, and is suspended, too', 'gen_or_coro runs on, to its next line', 'y = 1, in delegator'],
	],
	[
		'the return of a delegatee',
		28,
		[
			'✔ delegator takes 2 out of StopIteration, at once',
			'StopIteration goes on through delegator',
			'delegator yields 2 to its caller',
		],
	],
	[
		'the return to the client',
		36,
		[
			"✔ the client's call ends with StopIteration(3), an exception",
			"the client's call ends with 3, a value like a yielded one",
			'delegator starts again',
		],
	],
])('%s', (_, mark, texts) => {
	const [right, ...others] = askedAt(mark);
	expect(right).toBe(texts[0]);
	expect(others.toSorted()).toEqual([...texts.slice(1), SOMETHING_ELSE].toSorted());
});

test('where the next stage is the person’s own, nothing is asked', () => {
	expect([0, 1, 2, 17, 37].map(mark => questionAt(history.stateAt(mark)))).toEqual([null, null, null, null, null]);
});

/** Each state of a run with the stage that follows. */
function eachStep({stages, codes}: Replayed): ReadonlyArray<readonly [State, Stage]> {
	const log = createLog(codes);
	for (const stage of stages) log.append(stage);
	return stages.map((stage, mark) => [log.stateAt(mark), stage]);
}

/** What is wrong with the questions of a run. */
function questionsOf(run: Replayed): string[] {
	const faults: string[] = [];
	for (const [state, stage] of eachStep(run)) {
		const question = questionAt(state);
		if (question !== null) {
			const texts = question.choices.map(({text}) => text);
			const fit = question.choices.filter(({fits}) => fits(stage));
			const where = `mark ${state.position}, after ${state.stage?.kind}, before ${stage.kind}: ${texts.join(' | ')}`;
			if (fit.length !== 1) faults.push(`${where}: ${fit.length} are right`);
			if (texts.length < 2 || texts.length > 4) faults.push(`${where}: ${texts.length} choices`);
			if (new Set(texts).size !== texts.length) faults.push(`${where}: one text twice`);
			if (texts.some(text => text.length > 75)) faults.push(`${where}: too long`);
		}
	}
	return faults;
}

const base = fakeSession().snapshot();

/** What the room sees while it is asked, with the reference shown. */
function seenWhileAsked(history: History, state: State): {readonly snapshot: Snapshot; readonly ui: Ui} {
	const known = history.length > state.position;
	const whole: Snapshot = {
		...base,
		history,
		state,
		live: !known,
		phase: known ? {kind: 'ready'} : {kind: 'paused'},
		changedAt: known ? history.length - 1 : null,
		demoCaption: known ? `Next comes ${history.kind(state.position)}.` : null,
	};
	const snapshot = hideFrom(whole);
	return {snapshot, ui: {...initialUi, predicting: asked(fresh, state), reference: true}};
}

function screenWhileAsked(history: History, state: State): string {
	const {snapshot, ui} = seenWhileAsked(history, state);
	return composeScreen(snapshot, ui, 80, 24, bare).rows.join('\n');
}

/** Marks at which the screen is another one when the stages after it are known. */
function dependsOnFuture({stages, codes}: Replayed): number[] {
	const log = createLog(codes);
	const before = stages.map(stage => {
		const state = log.stateAt(log.length);
		const screen = screenWhileAsked(log, state);
		log.append(stage);
		return screen;
	});
	return before.flatMap((screen, mark) => (screenWhileAsked(log, log.stateAt(mark)) === screen ? [] : [mark]));
}

/** Words that name a stage of that kind before it comes. */
const announcing: Partial<Record<StageKind, RegExp>> = {
	push: /will be|hands every|raised there|straight on|which resumes/,
	forward: /hands (?:it|every)|does not use|straight on/,
	assign: /is not .* yet|is dropped/,
	discard: /will be popped|is dropped|assigned from/,
	use: /the value of the yield expression/,
	evaluate: /raised there|goes on with|waits for a value/,
	catch: /as StopIteration|straight/,
	raise: /raised there|in place of|straight on/,
	result: /Nothing of|at once|as Stop|SetStopIteration|takes it|close\(\) (?:does|takes)|nothing is done/,
	yield: /straight|hands every/,
};

/** Marks at which the caption, the row of the log or the reference names the stage that is asked for. */
function namesTheAnswer(run: Replayed): string[] {
	const log = createLog(run.codes);
	for (const stage of run.stages) log.append(stage);
	return eachStep(run).flatMap(([state, next]) => {
		const {snapshot, ui} = seenWhileAsked(log, state);
		const {stage} = state;
		if (stage === null || ui.predicting?.turn === null || stage.kind === 'evaluate' || stage.kind === 'output')
			return [];
		const told = [
			...captionSentences(snapshot, ui),
			presentDetail(stage, id => frameName(state, id)),
			...rowsBelow(snapshot, ui, {...stripHeights(snapshot, ui, 20), predict: 0}, 200, bare),
		].join('\n');
		return announcing[next.kind]?.test(told) ? [`mark ${state.position}, before ${next.kind}: ${told}`] : [];
	});
}

describe.each(recordedNames())('recorded on Python %s', python => {
	test.each(recordedSamples(python))('%s: while it is asked, the screen tells nothing of the answer', sample => {
		for (const recording of readRecordings(python, sample)) {
			const run = replay(recording);
			expect(namesTheAnswer(run)).toEqual([]);
			expect(dependsOnFuture(run)).toEqual([]);
		}
	});

	test.each(recordedSamples(python))('%s: at each mark exactly one choice is right', sample => {
		for (const recording of readRecordings(python, sample)) {
			expect(questionsOf(replay(recording))).toEqual([]);
		}
	});
});

test('the right one is hardly ever “something else”, and stands at no certain place', () => {
	let count = 0;
	let other = 0;
	const places = [0, 0, 0, 0];
	for (const python of recordedNames()) {
		for (const sample of recordedSamples(python)) {
			for (const recording of readRecordings(python, sample)) {
				for (const [state, stage] of eachStep(replay(recording))) {
					const question = questionAt(state);
					if (question !== null) {
						const right = rightChoice(question, stage);
						count++;
						other += question.choices[right]?.text === SOMETHING_ELSE ? 1 : 0;
						places[right] = (places[right] ?? 0) + 1;
					}
				}
			}
		}
	}
	expect(other / count).toBeLessThan(0.01);
	for (const place of places.slice(0, 3)) expect(place / count).toBeGreaterThan(0.2);
});

test('the order is the same each time at one mark', () => {
	expect(shuffled([1, 2, 3, 4], 7)).toEqual(shuffled([1, 2, 3, 4], 7));
	expect(shuffled([1, 2, 3, 4], 7).toSorted()).toEqual([1, 2, 3, 4]);
});

test('only answers count, and an answer counts once', () => {
	const at = (mark: number) => history.stateAt(mark);
	const right = rightChoice(questionAt(at(21)) as Question, history.stage(21));
	const first = told(answered(asked(fresh, at(21)), right), history.stage(21));
	expect(first).toMatchObject({answered: 1, right: 1, turn: {kind: 'told', given: right, right}});
	const second = told(answered(asked(first, at(22)), null), history.stage(22));
	expect(second).toMatchObject({answered: 1, right: 1});
	const question = asked(second, at(28));
	expect(answered(question, 9)).toBe(question);
	const proved = rightChoice(questionAt(at(28)) as Question, history.stage(28));
	const wrong = proved === 0 ? 1 : 0;
	const third = told(answered(question, wrong), history.stage(28));
	expect(third).toMatchObject({answered: 2, right: 1});
	expect(told(third, history.stage(28))).toBe(third);
});

test('behind the curtain there is no future', () => {
	const closed = historyUpTo(history, history.stateAt(21));
	expect(closed.length).toBe(21);
	expect(closed.stage(20)).toBe(history.stage(20));
	expect(() => closed.stage(21)).toThrow(RangeError);
	expect(() => closed.stateAt(22)).toThrow(RangeError);
	expect(() => closed.kind(21)).toThrow(RangeError);
	expect(closed.outputs).toBe(2);
	expect(closed.printed(1).text).toBe('[delegatee] started\n');
	expect(() => closed.printed(2)).toThrow(RangeError);
});
