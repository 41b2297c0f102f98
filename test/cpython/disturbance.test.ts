import {readdirSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {runPlain, runTraced, steady} from '../programs/run.ts';

const folder = path.join(import.meta.dirname, 'programs');
const programs = readdirSync(folder).filter(file => file.endsWith('.py'));

skipWithout(pythons);

describe.each(pythons)('on Python $version nothing is left behind, kept alive or in another order', python => {
	test.each(programs)('%s', async file => {
		const run = {python: python.file, file, folder};
		const [plain, traced] = await Promise.all([runPlain(run), runTraced(run)]);
		expect(steady(traced.outcome)).toEqual(steady(plain));
		expect(plain.output).not.toBe('');
		expect(traced.observations.length).toBeGreaterThan(50);
	});
});
