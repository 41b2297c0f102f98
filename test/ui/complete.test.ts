import {expect, test} from 'vitest';
import {candidatesText, commonPrefix, complete, wordBefore} from '../../source/ui/prompt/complete.ts';
import {emptyLine, lineOf} from '../../source/ui/prompt/line.ts';

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
