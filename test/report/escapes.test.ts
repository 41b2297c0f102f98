import {expect, test} from 'vitest';
import {reports} from '../../source/report/reports.ts';
import {harmful, reportText} from '../helpers/report-text.ts';
import {replay} from '../recordings/stages.ts';
import {readRecordings, recordedSamples} from '../recordings/store.ts';

/** What a terminal would act upon: a title, a colour in seven bits and in eight, text from right to left, a lone surrogate. */
const escapes = '\u001B]0;title\u0007\u001B[31m\u009B31m\u202E\uD800';

/** Fields with a fixed set of words, which the decoder holds to them. */
const fixed = new Set(['kind', 'evidence', 'way', 'stream', 'method', 'by', 'event']);

/** The same with escapes in every text of it. */
function poisoned<T>(value: T, key = ''): T {
	if (typeof value === 'string') return (fixed.has(key) ? value : `${value}${escapes}`) as T;
	if (Array.isArray(value)) return value.map(each => poisoned(each as unknown, key)) as T;
	if (typeof value !== 'object' || value === null || value instanceof Map) return value;
	const entries = Object.entries(value).map(([name, each]) => {
		const isName = key === 'locals';
		return [isName ? `${name}${escapes}` : name, poisoned(each as unknown, name)];
	});
	return Object.fromEntries(entries) as T;
}

test.each(Object.keys(reports))('no text of the protocol reaches a terminal raw by the report %s', name => {
	for (const sample of recordedSamples('3.13')) {
		for (const recording of readRecordings('3.13', sample)) {
			const {stages, codes} = replay(recording);
			const poisonedCodes = new Map([...codes].map(([id, code]) => [id, poisoned(code)] as const));
			const text = reportText(name, poisoned(stages), poisonedCodes, [escapes]);
			expect(harmful.exec(text)?.[0]).toBeUndefined();
			if (name === 'json') {
				for (const line of text.trimEnd().split('\n')) JSON.parse(line);
			}
		}
	}
});
