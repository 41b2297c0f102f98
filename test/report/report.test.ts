import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import type {Code, Stage} from '../../source/engine/stage.ts';
import {titleOf} from '../recordings/runs.ts';
import {replay} from '../recordings/stages.ts';
import {readRecordings, recordedSamples} from '../recordings/store.ts';
import {reportText} from './report-text.ts';

function linesOf(name: string, stages: Iterable<Stage>, codes: ReadonlyMap<number, Code>): string[] {
	// What comes behind the stages is held by the test of the schema.
	return reportText(name, stages, codes)
		.split('\n')
		.slice(0, -1)
		.filter(line => !line.startsWith('{"record":'));
}

test.each(recordedSamples('3.13'))('each line of the JSON report of %s is its stage, whole', sample => {
	for (const recording of readRecordings('3.13', sample)) {
		const {stages, codes} = replay(recording);
		const records = linesOf('json', stages, codes).map(line => JSON.parse(line) as Record<string, unknown>);
		const expected = stages.map(({seen, ...stage}, index) => ({
			...stage,
			stage: index + 1,
			...(seen?.stack === undefined ? {} : {stack: seen.stack}),
			...(seen?.locals === undefined ? {} : {locals: seen.locals}),
			...(seen?.line === undefined ? {} : {line: seen.line}),
		}));
		for (const [index, record] of records.entries()) {
			expect(record, `${titleOf(recording.asked)}, stage ${index + 1}`).toMatchObject(expected[index] ?? {});
		}
		expect(records.length).toBe(stages.length);
	}
});

test('the JSON report counts the resumptions and yields of each frame, however many there were', () => {
	const code: Code = {id: 1, file: 'a.py', name: 'gen', qualname: 'gen', kind: 'generator', line: 1, sites: []};
	const ground = {evidence: 'observed', resumption: 1} as const;
	const value = {type: 'int', repr: '1'};
	const stages = Array.from({length: 500}, (_, index): Stage[] => [
		{kind: 'create', by: 0, frame: index + 1, ...ground, seen: {code: 1}},
		{kind: 'push', start: true, frame: index + 1, ...ground},
		{kind: 'yield', value, passes: false, to: 0, frame: index + 1, ...ground},
		{kind: 'push', start: false, frame: 1, ...ground},
	]).flat();
	const records = linesOf('json', stages, new Map([[1, code]])).map(
		line => JSON.parse(line) as Readonly<Record<'name' | 'resumptions' | 'yields', unknown>>,
	);
	expect(records.slice(-2).map(({name, resumptions, yields}) => [name, resumptions, yields])).toEqual([
		['gen#500', 1, 1],
		['gen', 501, 1],
	]);
});

test('a table may have more rows than a function can have arguments', () => {
	const call: Stage = {kind: 'call', to: 1, text: 'next(g)', frame: 0, evidence: 'observed', resumption: 1};
	const lines = linesOf('table', Array<Stage>(200_000).fill(call), new Map());
	expect(lines.filter(line => line.startsWith('| next(g) ')).length).toBe(200_000);
});

test('the table is straight also with wide characters in it', () => {
	const code: Code = {id: 1, file: 'a.py', name: 'gen', qualname: 'gen', kind: 'generator', line: 1, sites: []};
	const ground = {evidence: 'observed', resumption: 1} as const;
	const stages = ["'値'", "'e\u0301'", "'👩‍👩‍👧'", "'plain'"].flatMap((repr): Stage[] => [
		{kind: 'call', to: 1, text: `g.send(${repr})`, frame: 0, ...ground},
		{kind: 'push', value: {type: 'str', repr}, start: false, frame: 1, ...ground, seen: {code: 1}},
		{kind: 'result', outcome: {way: 'value', value: {type: 'str', repr}}, from: 1, frame: 0, ...ground},
	]);
	const rows = linesOf('table', stages, new Map([[1, code]])).filter(line => line.startsWith('|'));
	expect(rows).toHaveLength(6);
	expect(new Set(rows.map(row => stringWidth(row))).size).toBe(1);
});
