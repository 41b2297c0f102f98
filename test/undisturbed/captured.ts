import path from 'node:path';
import {startInterpreter} from '../../source/interpreter/index.ts';
import type {Observation} from '../../source/protocol/index.ts';
import type {Outcome, Run} from '../programs/run.ts';

const tracer = path.resolve(import.meta.dirname, '../../source/tracer');

/** A program that comes to no end within this time was disturbed, in milliseconds. */
const patience = 30_000;

/** Runs a program as the reports with stages do: its output is captured. */
export async function runCaptured(run: Run): Promise<Outcome> {
	return (await observeCaptured(run)).outcome;
}

/** The same, with all that was observed. */
export async function observeCaptured(run: Run): Promise<{outcome: Outcome; observations: readonly Observation[]}> {
	const observations: Observation[] = [];
	const texts = {stdout: '', stderr: ''};
	const folder = run.folder ?? '';
	const args = run.arguments ?? [];
	const before = process.cwd();
	const surroundings = process.env;
	process.chdir(folder);
	process.env = {...surroundings, ...run.environment};
	const interpreter = startInterpreter({
		python: run.python,
		output: 'capture',
		script: {file: run.file, arguments: args},
		internals: {tracer},
		onObservation(observation) {
			observations.push(observation);
			if (observation.event === 'output') texts[observation.stream] += observation.text;
			if (observation.event === 'problem' && observation.problem.kind !== 'thread') {
				texts.stderr += `[${observation.problem.message}]`;
			}
		},
	});
	process.env = surroundings;
	process.chdir(before);
	const timer = setTimeout(() => void interpreter.stop(), patience);
	interpreter.send({op: 'credit', n: 1e12});
	interpreter.send({
		op: 'open',
		file: run.file,
		path: path.join(folder, run.file),
		arguments: [...args],
		capture: true,
	});
	interpreter.send({op: 'run'});
	const ending = await interpreter.ended;
	clearTimeout(timer);
	const end = ending.kind === 'exit' ? ending.status : ending.kind === 'signal' ? ending.signal : ending.kind;
	const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
	return {outcome: {output: latin1(texts.stdout), errors: latin1(texts.stderr), end}, observations};
}
