import {expect, test} from 'vitest';
import {describe, type Ending} from '../../source/interpreter/index.ts';

const traceback = 'Traceback (most recent call last):\n  File "x.py", line 1\nValueError: no\n';

test.each<[Ending, string]>([
	[{kind: 'exit', status: 0, finished: true, stderr: ''}, 'The program ended.'],
	[{kind: 'exit', status: 3, finished: true, stderr: traceback}, 'The program ended with exit status 3.'],
	[
		{kind: 'exit', status: 0, finished: false, stderr: 'x'},
		'Python exited with status 0 in the middle of the program.',
	],
	[
		{kind: 'exit', status: 1, finished: false, stderr: traceback},
		'Python exited with status 1 in the middle of the program: ValueError: no',
	],
	[
		{kind: 'exit', status: 9, finished: false, stderr: 'x.py:3: UserWarning: hm\n  warnings.warn("hm")\n'},
		'Python exited with status 9 in the middle of the program.',
	],
	[{kind: 'signal', signal: 'SIGSEGV', finished: false, stderr: ''}, 'Python was ended by the signal SIGSEGV.'],
	[{kind: 'not-started', message: 'There is no x.', stderr: ''}, 'There is no x.'],
	[{kind: 'protocol', message: 'It sent nonsense.', stderr: ''}, 'It sent nonsense. (Python was stopped.)'],
	[{kind: 'crash', message: 'out of bounds', stderr: ''}, 'The embedded Python broke down: out of bounds'],
	[{kind: 'stopped', stderr: ''}, 'Python was stopped.'],
])('%o is told in one sentence', (ending, sentence) => {
	expect(describe(ending)).toBe(sentence);
});
