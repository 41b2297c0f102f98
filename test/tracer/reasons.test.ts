import {describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {run} from './run.ts';

const program = `
from contextlib import contextmanager
@contextmanager
def opened():
    print("in")
    yield 1
def main():
    with opened() as one, opened() as other: print(one)
    with opened() as one: print(one)
main()
`;

describe.each([...pythons, {file: undefined, version: '3.14'}])('on Python $version', ({file}) => {
	test('what a with gets of a contextmanager is seen, or follows from contextlib', async () => {
		const reasons = new Set<string>();
		let results = 0;
		await run(file, program, stage => {
			if (stage.kind !== 'result') return;
			results += 1;
			if (stage.because !== undefined) reasons.add(stage.because);
		});
		expect(results).toBe(6);
		expect([...reasons]).toEqual([expect.stringMatching('^Lib/contextlib.py: ')]);
	});
});
