import {describe, expect, test} from 'vitest';
import type {Observation} from '../../source/protocol/index.ts';
import {type Python, pythons} from '../helpers/pythons.ts';
import {skipWithout} from '../helpers/skip.ts';
import {mayEndNearTheLimit, nearTheLimit} from '../programs/lost-observation.ts';
import {type Outcome, runPlain, runTraced, steady} from '../programs/run.ts';
import {observeCaptured} from './captured.ts';
import {inputs, type Noticing, noop, noticingOn} from './programs.ts';
import {say} from './reports.ts';

/**
 * The three ways in which programs are run: as the report `output` runs them, the same with stages, and with their output captured,
 * as for all other reports, which are made of it. The first two follow frames in the same way on all Pythons with `sys.settrace`, and
 * on all with `sys.monitoring`: they are tried on some.
 */
async function judge(
	{file: python, version}: Python,
	{folder, file, arguments: args, environment, asUnderAny, givesUp, isLong, nearsLimit}: Noticing,
	ways: {readonly told: boolean; readonly muted: boolean},
): Promise<Record<string, unknown>> {
	const run = {python, file, arguments: args, environment, folder};
	const isUnderAny = asUnderAny && Number(version.split('.')[1]) <= 10;
	const plain = steady(await runPlain(isUnderAny ? {...run, environment: {...environment, PYTHONPATH: noop}} : run));
	const endsNear = nearsLimit && mayEndNearTheLimit(version);
	const differences: Record<string, unknown> = {};
	const note = (way: string, outcome: Outcome): void => {
		if (JSON.stringify(steady(outcome)) !== JSON.stringify(plain)) differences[way] = steady(outcome);
	};
	const look = (observations: readonly Observation[]): void => {
		const problems = observations.filter(
			seen =>
				seen.event === 'problem' &&
				seen.problem.kind !== 'thread' &&
				!(endsNear && seen.problem.message === nearTheLimit),
		);
		if (problems.length !== (givesUp ? 1 : 0)) differences['problems'] = problems;
		if (!observations.some(({event}) => event === 'start')) differences['observed'] = 'nothing';
	};
	if (ways.muted || isLong) note('nothing is told', (await runTraced(run, true)).outcome);
	if (ways.told && !isLong) {
		const {outcome, observations} = await runTraced(run);
		note('all is told', outcome);
		look(observations);
	}
	if (!isLong) {
		const {outcome, observations} = await observeCaptured(run);
		const captured = endsNear ? {...outcome, errors: outcome.errors.replace(`[${nearTheLimit}]`, '')} : outcome;
		note(
			'output is captured',
			givesUp
				? {...captured, errors: captured.errors.replace(/\[gen-step (?:itself failed|observes no more).*\]/, '')}
				: captured,
		);
		const said = say(observations);
		const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
		note('the reports say what it printed', {...captured, errors: plain.errors, output: latin1(said.stdout)});
		if (said.harmful.length > 0) differences['reports that a terminal acts upon'] = said.harmful;
		look(observations);
	}
	if (Object.keys(differences).length > 0) differences['plain'] = plain;
	return differences;
}

skipWithout(pythons);

describe.each(pythons)('on Python $version a program cannot tell that it is watched', python => {
	const isThorough = ['3.6', '3.11', '3.13'].includes(python.version);
	const judged = async (program: Noticing): Promise<void> => {
		const ways = {told: isThorough && program.folder !== inputs, muted: isThorough};
		expect(await judge(python, program, ways)).toEqual({});
	};
	const table = noticingOn(python).map(program => [program.file, program] as const);
	test.concurrent.each(table.filter(([file]) => isSteady(file)))('%s', async (_file, program) => judged(program));
	// What a program writes comes by several descriptors: on a busy machine the app may read a later one first, which says nothing
	// of the program. What it can notice it notices each time.
	test.concurrent.each(table.filter(([file]) => !isSteady(file)))('%s', {retry: 2}, async (_file, program) =>
		judged(program),
	);
});

/** Whether a program writes by one descriptor alone, and a fault may show now and then. */
function isSteady(file: string): boolean {
	return /^limit_|^threads_shown/.test(file);
}
