import path from 'node:path';
import type {Python} from '../../helpers/pythons.ts';
import {genStep, programs, run} from '../command.ts';
import type {Context, Figure, Row} from '../row.ts';
import {inTurns, median, ratio} from '../statistics.ts';
import {duration} from '../words.ts';
import {forNatives} from './natives.ts';

/** What the program does, how often, in words, and whether it counts. */
const kinds = [
	{kind: 'library', count: 30, words: 'library frames', target: {most: 1.05}},
	{kind: 'imports', count: 30, words: 'imports', target: {most: 1.05}},
	{kind: 'calls', count: 3, words: 'C calls', target: {most: 1.05}},
	{kind: 'raises', count: 100_000, words: 'nothing but exceptions inside of a library', target: null},
] as const;

/** How long one run may take, in milliseconds: a slower tracer gets less to do. */
const patience = 5000;

const program = path.join(programs, 'others.py');

/** The program times itself: what the start takes is another row's. */
async function timeOf(command: readonly string[]): Promise<number> {
	return Number((await run(command)).output) * 1000;
}

async function measure(
	context: Context,
	python: Python,
	{kind, count, words, target}: (typeof kinds)[number],
): Promise<Figure> {
	const traced = (times: number): Promise<number> =>
		timeOf([...genStep, program, '--python', python.file, '--report', 'output', '--', kind, String(times)]);
	const plain = (times: number): Promise<number> => timeOf([python.file, program, kind, String(times)]);
	const trial = Math.ceil(count / 30);
	const times = Math.max(trial, Math.min(count, Math.round((patience / (await traced(trial))) * trial)));
	context.say(`CPython ${python.version}: ${words}, ${times} times`);
	const pairs = await inTurns(
		context.quick ? 3 : 9,
		0,
		() => traced(times),
		() => plain(times),
	);
	return {
		name: `CPython ${python.version}, ${words}`,
		ours: duration(median(pairs.ours)),
		against: duration(median(pairs.against)),
		...ratio(pairs),
		unit: 'x',
		target,
	};
}

/** What tracing costs code that is not the program's own. */
export const others: Row = {
	id: 'others',
	what: 'code of others while traced',
	against: 'plain python',
	measure: context =>
		forNatives(['3.13', '3.12'], async python => {
			const figures: Figure[] = [];
			for (const kind of kinds) figures.push(await measure(context, python, kind));
			return figures;
		}),
};
