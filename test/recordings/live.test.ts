import process from 'node:process';
import {beforeAll, expect, test} from 'vitest';
import {recordedPythons} from './pythons.ts';
import {recordSample} from './record-sample.ts';
import {root} from './runs.ts';
import {readText} from './store.ts';

beforeAll(() => process.chdir(root));

/** One sample stands for all: `npm run record` takes a minute. */
test.each(recordedPythons)(
	'what the tracer tells on Python $name is what was recorded (else: npm run record)',
	async python => {
		const sample = python.file === undefined ? 'plain_generator' : 'delegator';
		expect(await recordSample(python, sample)).toBe(readText(python.name, sample));
	},
);
