import {expect, test} from 'vitest';
import {questionAt} from '../../source/ui/features/predict/question.ts';
import {screenReaderLines} from '../../source/ui/screen/screen-reader-lines.ts';
import type {Question} from '../../source/ui/state/predicting.ts';
import {initialUi} from '../../source/ui/state/ui.ts';
import {openTalk} from '../screens/play.ts';
import {fakeSession} from './helpers/fake-session.ts';

test('the reading goes from position and caption over statement and chain to the output', () => {
	const session = fakeSession({happened: 21, snapshot: {phase: {kind: 'paused'}}});
	const lines = screenReaderLines(session.snapshot(), initialUi);
	expect(lines.slice(0, 5)).toEqual([
		'Stage 21 of 21, live. samples/delegator.py, CPython 3.14.2 embedded.',
		"100 lies on top of gen_or_coro's value stack. x is not 100 yet.",
		'Client: ret_2 = my_dele.send(100). 2 resumptions so far.',
		expect.stringMatching(
			/^Chain: client; delegator, RUNNING, line 28.*; gen_or_coro, at work, RUNNING, line 16, 2 resumptions, 1 yield, stack 100, name is 'delegatee'\.$/,
		),
		'Output: [delegator] started / [delegatee] started',
	]);
	expect(lines.at(-1)).toMatch(/^Keys: n next, s send/);
});

test('a question and its answer are read without blanks between the ends of their rows', () => {
	const snapshot = fakeSession({happened: 21, snapshot: {phase: {kind: 'paused'}}}).snapshot();
	const question = questionAt(snapshot.state) as Question;
	const predicting = {turn: {kind: 'told', question, given: 0, right: 0}, answered: 2, right: 1} as const;
	const lines = screenReaderLines(snapshot, {...initialUi, predicting});
	expect(lines).toContain('✔ 1 is right.  1 of 2 right');
	expect(lines.join('\n')).not.toMatch(/ {4}|^ *$/m);
});

test('INK_SCREEN_READER=true reads instead of drawing, and takes the same keys', async () => {
	await using terminal = await openTalk(
		'delegator',
		{env: {INK_SCREEN_READER: 'true'}, columns: 100, rows: 40},
		/space play/,
	);
	terminal.press('space');
	await terminal.waitFor('Client: ret_1 = next(my_dele).');
	const text = terminal.text();
	expect(text).not.toMatch(/[│╭▶●]/);
	expect(text).toMatch(/^Stage 3 of 3, live\./m);
	terminal.press('q', 'q');
	expect(await terminal.waitForExit()).toEqual({code: 0, signal: undefined});
});
