import path from 'node:path';
import {startInterpreter} from '../../source/interpreter/index.ts';
import type {Observation, Request, Target} from '../../source/protocol/index.ts';
import {parseCommands} from '../../source/session/demo/parse-commands.ts';
import {readProgram} from '../../source/session/run/program-file.ts';
import type {RecordedPython} from './pythons.ts';
import {type Asked, root} from './runs.ts';

/** The observations of one run, with nothing in them of the machine or the hour. Rejects when the run goes wrong. */
export async function record(python: RecordedPython, sample: string, asked: Asked): Promise<Observation[]> {
	const program = readProgram(`samples/${sample}.py`);
	if ('message' in program) throw new Error(program.message);
	const requests = asked.run === 'script' ? [{op: 'run'} as const] : drive(asked);
	const seen: Observation[] = [];
	const interpreter = startInterpreter({
		// The embedded one runs what was built.
		...(python.file === undefined ? {} : {python: python.file, internals: {tracer: path.join(root, 'source/tracer')}}),
		output: 'capture',
		// As for a person: a native one runs the file by itself.
		script: {file: program.file, arguments: []},
		onObservation(observation) {
			seen.push(observation);
			if (!['targets', 'ready', 'problem'].includes(observation.event)) return;
			const request = requests.shift();
			if (request !== undefined && observation.event !== 'problem') interpreter.send(request);
			else if (asked.run === 'drive') void interpreter.stop();
		},
	});
	interpreter.send({op: 'credit', n: 1e12});
	const {file, path: absolute, data} = program;
	const source = python.file === undefined ? {source: data.toString('base64')} : {};
	interpreter.send({op: 'open', file, path: absolute, arguments: [], capture: true, ...source});
	const ending = await interpreter.ended;
	if (ending.kind !== 'exit' && ending.kind !== 'stopped') {
		throw new Error(`${python.name}, ${sample}, ${JSON.stringify(asked)}: ${JSON.stringify(ending)}`);
	}

	return seen.map(observation => neutral(observation, python));
}

/** The functions of a sample that a person can drive. */
export async function targetsOf(python: RecordedPython, sample: string): Promise<readonly Target[]> {
	const seen = await record(python, sample, {run: 'drive', expression: 'None', commands: ''});
	return seen.flatMap(observation => (observation.event === 'targets' ? observation.targets : []));
}

function drive({expression, commands}: Asked & {run: 'drive'}): Request[] {
	const parsed = parseCommands(commands);
	if ('message' in parsed) throw new Error(parsed.message);
	return [{op: 'drive', expression}, ...parsed.commands.map(({kind, ...rest}) => ({op: kind, ...rest}) as Request)];
}

/** Takes out of an observation what differs between machines: folders, addresses, and the last figure of the version. */
function neutral(observation: Observation, {prefix}: RecordedPython): Observation {
	const text = JSON.stringify(observation)
		.replaceAll(JSON.stringify(root + path.sep).slice(1, -1), '')
		.replaceAll(/\b0x[0-9a-f]{6,}\b/g, '0x…');
	const placed = prefix === undefined ? text : text.replaceAll(JSON.stringify(prefix).slice(1, -1), '<python>');
	const parsed = JSON.parse(placed) as Observation;
	return parsed.event === 'hello' ? {...parsed, version: parsed.version.split('.').slice(0, 2).join('.')} : parsed;
}
