/**
 * A process that has the tracer observe one Python: `node traced.ts JSON`, where JSON is an `Order`. Writes which tests were
 * observed, and what went wrong, to the file that it names. A process of its own, because the program may have our streams.
 */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {type Ending, startInterpreter} from '../../source/interpreter/index.ts';
import type {Observation} from '../../source/protocol/index.ts';
import type {Traced} from './ways.ts';

/** What to observe. */
export interface Order {
	readonly python: string;
	readonly runner: string;
	readonly arguments: readonly string[];
	readonly own: readonly string[];
	readonly way: Traced;
	/** Where the `Told` is written. */
	readonly told: string;
}

/** What came of it. */
export interface Told {
	/** The numbers of the tests frames of which were seen. */
	readonly seen: readonly number[];
	/** What the tracer says of itself. */
	readonly problems: readonly string[];
	readonly ending: Ending;
}

const tracer = path.resolve(import.meta.dirname, '../../source/tracer');

async function observe({python, runner, arguments: args, own, way}: Order): Promise<Omit<Told, 'told'>> {
	const seen = new Set<number>();
	const problems: string[] = [];
	/** The codes of the tests, and the two of `marks.py` by their names. */
	const tests = new Set<number>();
	const marks = new Map<number, string>();
	const folder = path.dirname(runner);
	let current: number | null = null;
	const observed = (observation: Observation): void => {
		switch (observation.event) {
			case 'targets':
				interpreter.send({op: 'run'});
				return;
			case 'code':
				if (path.dirname(observation.file) !== folder) tests.add(observation.code);
				else if (path.basename(observation.file) === 'marks.py') marks.set(observation.code, observation.name);
				return;
			case 'start':
				if (marks.has(observation.code)) {
					current = marks.get(observation.code) === 'begin' ? Number(observation.locals?.['number']?.repr) : null;
				} else if (current !== null && tests.has(observation.code)) seen.add(current);
				return;
			case 'problem':
				if (observation.problem.kind !== 'thread')
					problems.push(observation.problem.text ?? observation.problem.message);
				return;
			default:
		}
	};
	const isMute = way === 'output';
	const interpreter = startInterpreter({
		python,
		output: isMute ? 'inherit' : 'capture',
		script: {file: runner, arguments: args},
		internals: {tracer},
		onObservation: observed,
	});
	process.once('SIGTERM', () => void interpreter.stop());
	interpreter.send({op: 'credit', n: 1e12});
	interpreter.send({
		op: 'open',
		file: runner,
		path: runner,
		arguments: args,
		capture: !isMute,
		mute: isMute,
		own: way === 'all' ? ['*'] : own,
	});
	const ending = await interpreter.ended;
	return {seen: [...seen], problems, ending};
}

const order = JSON.parse(process.argv[2] ?? '') as Order;
writeFileSync(order.told, JSON.stringify(await observe(order)));
