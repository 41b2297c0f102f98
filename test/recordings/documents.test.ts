import {describe, expect, test} from 'vitest';
import {allDifferences, differenceText} from './differences.ts';
import {documents} from './documents.ts';
import {readme, readmeWithTable} from './readme.ts';
import {samples} from './runs.ts';
import {readDocument, recordedNames, recordedSamples} from './store.ts';

test.each(recordedNames())('each sample is recorded on Python %s (else: npm run record)', python => {
	expect(recordedSamples(python)).toEqual(samples());
});

describe('what was made of the recordings is what is made of them now (else: npm run record)', () => {
	test.each([...documents()])('%s', (name, text) => {
		expect(readDocument(name)).toBe(text);
	});
});

test("each difference between two versions has CPython's reason (else: reasons.ts)", () => {
	const unexplained = allDifferences().filter(({reason}) => reason === undefined);
	expect(
		unexplained.map(({python, sample, run, difference}) => `${python} ${sample} ${run}\n${differenceText(difference)}`),
	).toEqual([]);
});

test('the table of features in the README is up to date, if it has one (else: npm run record)', () => {
	expect(readme()).toBe(readmeWithTable());
});
