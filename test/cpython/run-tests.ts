import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {startInterpreter} from '../../source/interpreter/index.ts';
import type {Python} from '../helpers/pythons.ts';

/** What became of the tests of one module. */
export interface TestRun {
	/** A word for each test, by its id. */
	readonly outcomes: Readonly<Record<string, string>>;
	/** What the test said, where it did not just pass. */
	readonly notes: Readonly<Record<string, string>>;
	/** How many observations the tracer sent; 0 in a plain run. */
	readonly observations: number;
}

const runner = path.join(import.meta.dirname, 'runner.py');
const tracer = path.resolve(import.meta.dirname, '../../source/tracer');

/** Fixed surroundings for both runs. */
const env = {...process.env, PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8'};

/** No module takes a tenth of this, plain or traced. */
const patience = 300_000;

/** Runs a module's tests as `python -m unittest` would. Rejects when they do not come to their end. */
export async function runPlain({file}: Python, module: string): Promise<TestRun> {
	return withFolder(async (out, cwd) => {
		await new Promise<void>((resolve, reject) => {
			execFile(file, [runner, out, `test.${module}`], {env, cwd, timeout: patience}, error => {
				if (error === null) resolve();
				else reject(error);
			});
		});
		return {...read(out), observations: 0};
	});
}

/** Runs them with the tracer observing the tests' code. Rejects when they do not come to their end. */
export async function runTraced({file}: Python, module: string, own: readonly string[]): Promise<TestRun> {
	Object.assign(process.env, env);
	return withFolder(async out => {
		let observations = 0;
		const interpreter = startInterpreter({
			python: file,
			output: 'capture',
			internals: {tracer},
			onObservation(observation) {
				observations += 1;
				if (observation.event === 'targets') interpreter.send({op: 'run'});
			},
		});
		const timer = setTimeout(() => void interpreter.stop(), patience);
		interpreter.send({op: 'credit', n: 1e12});
		interpreter.send({
			op: 'open',
			file: runner,
			path: runner,
			arguments: [out, `test.${module}`],
			capture: true,
			own: [...own],
		});
		const ending = await interpreter.ended;
		clearTimeout(timer);
		if (ending.kind !== 'exit' || ending.status !== 0) {
			throw new Error(`${module} under the tracer: ${JSON.stringify(ending)}`);
		}

		return {...read(out), observations};
	});
}

function read(out: string): Pick<TestRun, 'outcomes' | 'notes'> {
	return JSON.parse(readFileSync(out, 'utf8')) as Pick<TestRun, 'outcomes' | 'notes'>;
}

async function withFolder<T>(work: (out: string, folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(path.join(tmpdir(), 'gen-step-cpython-'));
	try {
		return await work(path.join(folder, 'outcomes.json'), folder);
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}
