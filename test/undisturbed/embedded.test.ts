import {describe, expect, test} from 'vitest';
import {genStep} from '../cli/cli.ts';
import {pythons} from '../helpers/pythons.ts';
import {type Outcome, runPlain, steady} from '../programs/run.ts';
import {type Noticing, noticing, programs} from './programs.ts';

/** What the newest native one prints is what the embedded one has to print, in which nothing of the tracer's stands apart. */
const newest = pythons.at(-1);

const tried = noticing
	.filter(({onEmbedded, last}) => onEmbedded && last === 99)
	.map(program => [program.file, program] as const);

interface Record {
	readonly record?: string;
	readonly kind?: string;
	readonly stream?: string;
	readonly text?: string;
}

/** What a program printed by the stages of the report. */
async function runTold({folder, file, arguments: args}: Noticing): Promise<Outcome> {
	const answer = await genStep([file, '--report', 'json', '--', ...args], {cwd: folder});
	const records = answer.output
		.split('\n')
		.slice(0, -1)
		.map(line => JSON.parse(line) as Record);
	const said = (stream: string): string =>
		records
			.filter(record => record.kind === 'output' && record.stream === stream)
			.map(({text}) => text)
			.join('');
	const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
	return {output: latin1(said('stdout')), errors: latin1(said('stderr')) + answer.errors, end: answer.status};
}

async function runMute({folder, file, arguments: args}: Noticing): Promise<Outcome> {
	const {output, errors, status} = await genStep([file, '--report', 'output', '--', ...args], {cwd: folder});
	return {output, errors, end: status};
}

describe.runIf(newest !== undefined)('in the embedded Python a program cannot tell that it is watched', () => {
	test.concurrent.each(tried)('%s', async (_file, program) => {
		const python = newest?.file ?? '';
		const plain = steady(
			await runPlain({python, file: program.file, arguments: program.arguments, folder: program.folder}),
		);
		const run = async (way: typeof runTold): Promise<Outcome> => {
			const {errors, ...outcome} = steady(await way(program));
			const kept = program.givesUp
				? errors.replace(/^gen-step: gen-step (?:itself failed|observes no more).*\n/, '')
				: errors;
			return {...outcome, errors: kept};
		};
		if (!program.isLong) expect(await run(runTold)).toEqual(plain);
		if (program.folder === programs || program.isLong) expect(await run(runMute)).toEqual(plain);
	});
});

test('in the embedded Python nothing of the tracer stands among the modules, the classes and the paths', async () => {
	const {output} = await genStep(['classes_seen.py', '--report', 'output'], {cwd: programs});
	expect(output).toContain('ValueError(Exception)');
	expect(output).not.toMatch(/gen.step/);
});
