import {describe, expect, test} from 'vitest';
import {FrameNameTable} from '../../source/engine/frame-names.ts';
import type {Code, Stage} from '../../source/engine/stage.ts';
import {createStager} from '../../source/engine/stager/stager.ts';
import type {EventName} from '../../source/protocol/index.ts';
import {doubt} from '../../source/session/until/doubt.ts';
import type {Goal} from '../../source/session/until/goal.ts';
import {parseGoal} from '../../source/session/until/parse-goal.ts';
import {goalTest} from '../../source/session/until/stage-test.ts';
import {logText} from '../../source/wording/log-text.ts';
import {observationsOf} from '../recordings/stages.ts';
import {readRecordings, recordedNames, recordedSamples} from '../recordings/store.ts';

describe('a goal', () => {
	test.each<readonly [string, Goal]>([
		['28', {kind: 'line', line: 28}],
		['line 28', {kind: 'line', line: 28}],
		['retry.py:12', {kind: 'line', line: 12, file: 'retry.py'}],
		['line C:\\talk\\a.py:7', {kind: 'line', line: 7, file: 'C:\\talk\\a.py'}],
		['delegator', {kind: 'function', name: 'delegator'}],
		['Box.pull()', {kind: 'function', name: 'Box.pull'}],
		['function push', {kind: 'function', name: 'push', unchecked: true}],
		['frame', {kind: 'frame', name: null}],
		['frame worker#2', {kind: 'frame', name: 'worker#2'}],
		['worker#2', {kind: 'frame', name: 'worker#2'}],
		['raise', {kind: 'raise', type: null}],
		['raise KeyError', {kind: 'raise', type: 'KeyError'}],
		['output  [bob] dry', {kind: 'output', text: '[bob] dry'}],
		['output " 1"', {kind: 'output', text: ' 1'}],
		['output', {kind: 'stage', stage: 'output'}],
		['log x = 100', {kind: 'log', text: 'x = 100'}],
		['yield', {kind: 'stage', stage: 'yield'}],
		[' end ', {kind: 'end'}],
	])('%s', (text, goal) => {
		expect(parseGoal(text)).toEqual(goal);
	});

	test.each([
		['', 'until takes a goal: a line, a function, raise, output TEXT, …'],
		['line', 'line takes the number of a line, also behind a file: line 28, line retry.py:12'],
		['line many', 'line takes the number of a line, also behind a file: line 28, line retry.py:12'],
		['0', 'this is not a goal: 0'],
		['lne 28', 'there is no goal "lne"; did you mean line?'],
		['function 3', 'function takes the name of a function, for example Box.pull'],
		['raise 3', 'raise takes the name of an exception, not 3'],
		['log', 'log takes a text to look for in the log'],
		['delegator now', '"now" is too much after delegator'],
		['frame a b', '"b" is too much after frame'],
		['x = 3', '"= 3" is too much after x'],
		['?', 'this is not a goal: ?'],
	])('%j is refused', (text, message) => {
		expect(parseGoal(text)).toBe(message);
	});

	test.each([
		['4', null],
		['3', 'Line 3 of a.py is empty or a comment: it never runs.'],
		['9', 'a.py has 5 lines: there is no line 9.'],
		['b.py:9', null],
		['gen', null],
		['Box.gen', null],
		['gne', 'No function gne is known yet; did you mean gen? "function gne" waits for it.'],
		['function gne', null],
	])('%s is doubted where the source says that it is never reached', (text, message) => {
		const source = 'import b\n\n# a comment\ndef gen():\n    yield\n';
		expect(doubt(parseGoal(text) as Goal, {sources: new Map([['/talk/a.py', source]]), file: '/talk/a.py'})).toBe(
			message,
		);
	});
});

/** What a goal means, said in another way than the search for it does. */
const meanings: ReadonlyArray<
	readonly [goal: string, fits: (stage: Stage, code: Code | undefined, log: string) => boolean]
> = [
	['16', (stage, code) => stage.kind === 'evaluate' && stage.line === 16 && code !== undefined],
	['gen_or_coro', ({kind}, code) => kind === 'push' && code?.name === 'gen_or_coro'],
	['function client', ({kind, seen}, code) => kind === 'evaluate' && code?.name === 'client' && seen?.code === code.id],
	[
		'raise',
		stage =>
			stage.kind === 'raise' ||
			(stage.kind === 'end' && stage.exception !== undefined) ||
			(stage.kind === 'catch' && /^(?!Stop)/.test(stage.exception?.type ?? 'Stop')),
	],
	[
		'raise TypeError',
		stage => JSON.stringify({...stage, seen: undefined, value: undefined}).includes('"type":"TypeError"'),
	],
	['output returned', stage => stage.kind === 'output' && stage.text.includes('returned')],
	['log 100 on top', (_, __, log) => log.includes('100 on top')],
	['assign', ({kind}) => kind === 'assign'],
	['end', ({kind}) => kind === 'end'],
];

describe.each(recordedNames())('in what Python %s told', python => {
	const runs = recordedSamples(python).flatMap(sample => readRecordings(python, sample));

	test.each(meanings)('%s is found where it is, at an event that brings it', (text, fits) => {
		let found = 0;
		for (const recording of runs) {
			const stager = createStager();
			const names = new FrameNameTable(stager.codes);
			const [file = ''] = [...stager.sources.keys()];
			const place = {names, frame: null, file};
			const goal = parseGoal(text) as Goal;
			let search: ReturnType<typeof goalTest> | null = null;
			for (const observation of observationsOf(recording)) {
				const {event} = observation;
				if (event === 'code') search ??= goalTest(goal, {...place, file: observation.file});
				for (const stage of stager.take(observation)) {
					names.take(stage);
					const is = fits(stage, names.codeOf(stage.frame), logText(stage, {names}));
					const right = search?.fits(stage) ?? false;
					expect(right, `${stage.kind} in ${JSON.stringify(recording.asked)}`).toBe(is);
					if (!right) continue;
					found += 1;
					expect(search?.kinds?.has(stage.kind) ?? true).toBe(true);
					expect(search?.events === null || search?.events.includes(event as EventName)).toBe(true);
				}
			}
		}
		expect(found).toBeGreaterThan(0);
	});
});
