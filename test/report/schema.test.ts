import path from 'node:path';
import ajv from 'ajv/dist/2020.js';
import {afterAll, describe, expect, test} from 'vitest';
import {FrameNameTable} from '../../source/engine/frame-names.ts';
import {kinds} from '../../source/engine/stage-kinds.ts';
import {createJsonReport, schemaVersion} from '../../source/report/json-report.ts';
import {createWriter} from '../../source/report/writer.ts';
import {folderWith, genStep} from '../cli/cli.ts';
import {read} from '../house/repository.ts';
import {titleOf} from '../recordings/runs.ts';
import {replay} from '../recordings/stages.ts';
import {readRecordings, recordedNames, recordedSamples} from '../recordings/store.ts';

type Schema = {
	readonly $defs: Readonly<Record<string, {readonly properties: Readonly<Record<string, {enum?: string[]}>>}>>;
};
const schema = JSON.parse(read('source/report/records.schema.json')) as Schema;
const validate = new ajv.default({strict: true, allowUnionTypes: true}).compile(schema);

function check(line: string, where: string): Readonly<Record<string, unknown>> {
	const record = JSON.parse(line) as Readonly<Record<string, unknown>>;
	expect(validate(record), `${where}: ${line} ${JSON.stringify(validate.errors)}`).toBe(true);
	return record;
}

test('the schema is in the package, and knows each kind of stage', () => {
	expect(read('dist/records.schema.json')).toBe(read('source/report/records.schema.json'));
	expect(schema.$defs['stage']?.properties['kind']?.enum?.toSorted()).toEqual(
		kinds.filter(kind => kind !== 'instruction').toSorted(),
	);
	expect(schemaVersion).toBe(1);
});

describe.each(recordedNames())('each record of a run on Python %s is as the schema says', version => {
	test.each(recordedSamples(version))('%s', sample => {
		for (const recording of readRecordings(version, sample)) {
			const {stages, codes} = replay(recording);
			let text = '';
			const writer = createWriter(more => {
				text += more;
			});
			const names = new FrameNameTable(codes);
			const report = createJsonReport(writer);
			for (const stage of stages) {
				names.take(stage);
				report.take(stage, names, null);
			}
			writer.flush();
			const lines = text.split('\n').slice(0, -1);
			expect(lines).toHaveLength(stages.length);
			for (const line of lines) check(line, titleOf(recording.asked));
		}
	});
});

describe('the records of a command', () => {
	const {folder, remove} = folderWith({
		'main.py': 'import other\ndef g():\n    yield from other.g()\n    1 / 0\nlist(g())\n',
		'other.py': '\n\n\n\ndef g():\n    yield 1\n',
		'wrong.py': 'def g(:\n',
	});
	afterAll(remove);
	const records = async (...args: string[]) => {
		const {output, errors, status} = await genStep(['--report', 'json', ...args], {cwd: folder});
		const lines = Buffer.from(output, 'latin1').toString().split('\n').slice(0, -1);
		const all = lines.map(line => check(line, args.join(' ')));
		expect(all[0]).toMatchObject({record: 'begin', schema: 1});
		expect(all.at(-1)).toMatchObject({record: 'end', status});
		return {all, errors, status};
	};

	test('begin with what runs, and end with how it came out', async () => {
		const {all, status} = await records('main.py', '--', 'a', 'b');
		expect(all[0]).toMatchObject({
			python: expect.stringMatching(/^CPython 3\.14/) as string,
			file: 'main.py',
			driving: null,
		});
		expect(all[0]).toMatchObject({path: expect.stringContaining('main.py') as string, arguments: ['a', 'b']});
		expect(all.at(-1)).toMatchObject({status: 1, stages: all.length - 2});
		expect(status).toBe(1);
	});

	test('tell two modules apart', async () => {
		const {all} = await records('main.py');
		const at = all.filter(({kind, name}) => kind === 'evaluate' && String(name).startsWith('g'));
		expect(at.map(({file, line}) => [path.basename(String(file)), line])).toEqual([
			['main.py', 3],
			['other.py', 6],
			['main.py', 4],
		]);
	});

	test('tell of errors, too, also where nothing could be started', async () => {
		const syntax = await records('wrong.py');
		expect(syntax.all.at(-2)).toMatchObject({record: 'error', kind: 'syntax'});
		expect(syntax.status).toBe(1);
		const absent = await records('nowhere.py');
		expect(absent.all[1]).toMatchObject({
			record: 'error',
			kind: 'use',
			message: expect.stringContaining('nowhere') as string,
		});
		expect(absent).toMatchObject({status: 2, errors: expect.stringContaining('nowhere') as string});
		const python = await records('main.py', '--python', 'nopython');
		expect(python.all[1]).toMatchObject({record: 'error', kind: 'not-started'});
	});

	test('end with status 1 where the driven program failed, and with 0 where it just ended', async () => {
		expect((await records('main.py', 'g()', '--drive', 'next')).status).toBe(1);
		expect((await records('-c', 'def g():\n    yield 1', 'g()', '--drive', 'next; next')).status).toBe(0);
		expect((await records('-c', 'def g():\n    yield 1\n    1/0', 'g()', '--drive', 'next; next')).status).toBe(1);
	});
});
