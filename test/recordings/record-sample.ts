import process from 'node:process';
import type {RecordedPython} from './pythons.ts';
import {record, targetsOf} from './recorder.ts';
import {type Asked, callOf, drives, needLoop} from './runs.ts';
import {formatRecordings} from './store.ts';

// The order of sets, and what stands beside the samples, must not depend on the hour.
Object.assign(process.env, {PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1'});

/** The text of the recordings of one sample on one Python. Needs the repository's folder as the current one. */
export async function recordSample(python: RecordedPython, sample: string): Promise<string> {
	const runs: {asked: Asked; observations: Awaited<ReturnType<typeof record>>}[] = [];
	const targets = await targetsOf(python, sample);
	const asked: Asked[] = [{run: 'script'}];
	for (const {name, parameters} of needLoop.includes(sample) ? [] : targets) {
		const required = parameters.filter(parameter => parameter.required).map(parameter => parameter.name);
		const expression = callOf(name, required);
		asked.push(...drives.map(commands => ({run: 'drive', expression, commands}) as const));
	}

	for (const each of asked) runs.push({asked: each, observations: await record(python, sample, each)});
	return formatRecordings(runs);
}
