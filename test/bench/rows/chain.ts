import path from 'node:path';
import type {Python} from '../../helpers/pythons.ts';
import {genStep, programs, run} from '../command.ts';
import type {Row} from '../row.ts';
import {inTurns, median, ratio} from '../statistics.ts';
import {duration} from '../words.ts';
import {forNatives} from './natives.ts';

const program = path.join(programs, 'chain.py');
const [deep, flat] = [1000, 100];

/** The time of a whole run, in milliseconds. */
async function timeOf(python: Python, depth: number, resumptions: number): Promise<number> {
	const command = [...genStep, program, '--python', python.file, '--report', 'json', '--'];
	return (await run([...command, String(depth), String(resumptions)])).time;
}

/** What a resumption of a chain costs. */
export const chain: Row = {
	id: 'chain',
	what: 'chains of `yield from`, 1,000 deep, one resumption: time for each frame of it',
	against: 'the same, 100 deep',
	measure: context =>
		forNatives(['3.13', '3.12'], async python => {
			// As many as there is time for.
			const one = (await timeOf(python, deep, 4)) - (await timeOf(python, deep, 2));
			const most = context.quick ? 20 : 50;
			const count = Math.max(2, Math.min(most, Math.round((context.quick ? 10_000 : 15_000) / (one / 2))));
			context.say(`CPython ${python.version}: ${count} resumptions`);
			/** Many resumptions less few, so that the start and the making of the chain do not count. */
			const perFrame = async (depth: number, resumptions: number): Promise<number> =>
				((await timeOf(python, depth, 2 + resumptions)) - (await timeOf(python, depth, 2))) / (resumptions * depth);
			const pairs = await inTurns(
				context.quick ? 2 : 5,
				0,
				() => perFrame(deep, count),
				// In a flat chain as many frames are resumed.
				() => perFrame(flat, (count * deep) / flat),
			);
			return [
				{
					name: `CPython ${python.version}`,
					ours: `${duration(median(pairs.ours))} a frame`,
					against: `${duration(median(pairs.against))} a frame`,
					...ratio(pairs),
					unit: 'x',
					target: {most: 1.2},
				},
			];
		}),
};
