import {expect, test} from 'vitest';
import {candidatesText, commonPrefix, complete, wordBefore} from '../../source/ui/features/prompt/completion.ts';
import {namesFor} from '../../source/ui/features/prompt/known-names.ts';
import {createPrompt} from '../../source/ui/features/prompt/prompt.ts';
import {createPromptController} from '../../source/ui/features/prompt/prompt-controller.ts';
import {emptyLine, lineOf} from '../../source/ui/input/line-editor.ts';
import {createCell} from '../../source/ui/state/cell.ts';
import {initialUi, type Ui} from '../../source/ui/state/ui.ts';
import {fakeSession} from './helpers/fake-session.ts';

const names = ['delegator', 'delegatee', 'client', 'délégué', 'None', 'client'];

test.each([
	['del', 'delegat'],
	['print(cl', 'print(client'],
	['1 + cl', '1 + client'],
	['dé', 'délégué'],
])('%s becomes %s', (typed, whole) => {
	expect(complete(lineOf(typed), null, names)?.line.before).toBe(whole);
});

test.each(['', 'x.del', "'del", '"it is a del', '12', 'nothing', 'del '])('%j: nothing to complete', typed => {
	expect(complete(lineOf(typed), null, names)).toBe(null);
});

test('each further tab puts the next candidate in, round and round, and shift-tab the one before', () => {
	const first = complete({before: 'f(del', after: ')'}, null, names);
	expect(first?.line).toEqual({before: 'f(delegat', after: ')'});
	const texts: string[] = [];
	let now = first;
	for (const by of [1, 1, 1, -1] as const) {
		now = now && complete(now.line, now.completion, names, by);
		texts.push(now?.line.before ?? '');
	}
	expect(texts).toEqual(['f(delegatee', 'f(delegator', 'f(delegatee', 'f(delegator']);
	expect(candidatesText(now?.completion as never, 80)).toBe('delegatee  [delegator]');
});

test('what is common, and the word before the cursor', () => {
	expect(commonPrefix(['abc', 'abd', 'ab'])).toBe('ab');
	expect(commonPrefix([])).toBe('');
	expect(wordBefore('a.b + cd')).toBe('cd');
	expect(wordBefore(emptyLine.before)).toBe(null);
});

test('a tab that is struck before Python told its names completes when it has', () => {
	const session = fakeSession({snapshot: {names: null}});
	const ui = createCell<Ui>({...initialUi, prompt: {...createPrompt({kind: 'send'}), line: lineOf('gen_or')}});
	const asking = createPromptController(session, ui);
	const press = (stroke: string): void => {
		const {prompt} = ui.get();
		if (prompt) asking.press(prompt, stroke);
	};
	session.subscribe(asking.sessionChanged);
	press('tab');
	expect(ui.get()).toMatchObject({note: null, prompt: {line: lineOf('gen_or')}});
	session.set({names: ['gen_or_coro']});
	expect(ui.get().prompt?.line).toEqual(lineOf('gen_or_coro'));

	session.set({names: null});
	press('tab');
	press('backspace');
	session.set({names: ['gen_or_coro_two']});
	expect(ui.get().prompt?.line).toEqual(lineOf('gen_or_cor'));
});

test('names are also those that the own statements made, and for a watch those of the frame at work', () => {
	const session = fakeSession({snapshot: {names: ['print']}, happened: 30});
	const {state} = session.snapshot();
	const {name} = state.frames.get(state.active ?? 0)?.locals[0] ?? {name: ''};
	expect(name).not.toBe('');
	expect(namesFor({kind: 'send'}, session.snapshot())).toEqual(['print', 'my_dele', 'ret_1', 'ret_2']);
	expect(namesFor({kind: 'watch'}, session.snapshot())).toEqual(expect.arrayContaining(['print', name]));
	session.set({names: null});
	expect(namesFor({kind: 'send'}, session.snapshot())).toBe(null);
});
