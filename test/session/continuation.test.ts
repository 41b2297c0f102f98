import {expect, test} from 'vitest';
import type {PersonCommand} from '../../source/session/person-command.ts';
import {Continuation} from '../../source/session/recording/continuation.ts';
import type {Decision, RecordedRun} from '../../source/session/recording/recording.ts';

const driving = {kind: 'expression', expression: 'g()'} as const;

function runOf(decisions: readonly Decision[]): RecordedRun {
	const program = {file: 'a.py', path: '/a.py', data: Buffer.from('')};
	return {program, arguments: [], lines: [], decisions, questions: [], remark: null, ending: null};
}

function sends(...values: readonly string[]): readonly Decision[] {
	return [{op: 'drive', expression: 'g()'}, ...values.map(expression => ({op: 'send', expression}) as const)];
}

test('of several branches the newest that goes on counts, and a command that was taken back is forgotten', () => {
	const runs = [runOf(sends('1', '2')), runOf(sends('1', '3', '4')), runOf(sends('1'))] as const;
	const continuation = new Continuation({runs, demoItems: []});
	const given: PersonCommand[] = [];
	const next = (): PersonCommand | null => continuation.next(driving, given);
	expect(next()).toEqual({kind: 'send', expression: '1'});
	given.push({kind: 'send', expression: '1'});
	expect(next()).toEqual({kind: 'send', expression: '3'});
	given.push({kind: 'send', expression: '2'});
	expect(next()).toBeNull();
	given.pop();
	given.push({kind: 'send', expression: '3'});
	expect(next()).toEqual({kind: 'send', expression: '4'});
	expect(continuation.next({kind: 'script'}, [])).toBeNull();
	expect(continuation.next(null, [])).toBeNull();
});

test('a look at one of thousands of commands reads the new ones only', () => {
	let reads = 0;
	const counted = Array.from({length: 3_000}, (_, index): Decision => {
		return {
			get op(): 'send' {
				reads += 1;
				return 'send';
			},
			expression: String(index),
		};
	});
	const run = runOf([{op: 'drive', expression: 'g()'}, ...counted]);
	const continuation = new Continuation({runs: [run], demoItems: []});
	const given: PersonCommand[] = [];
	for (let index = 0; index < counted.length; index++) {
		expect(continuation.next(driving, given)).toEqual({kind: 'send', expression: String(index)});
		given.push({kind: 'send', expression: String(index)});
	}
	expect(reads).toBeLessThan(4 * counted.length);
});
