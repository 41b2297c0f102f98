import path from 'node:path';
import {genStep, programs, run} from '../command.ts';
import type {Row} from '../row.ts';
import {inTurns, median, ratio} from '../statistics.ts';
import {duration} from '../words.ts';
import {forNatives} from './natives.ts';

const program = path.join(programs, 'living.py');
const [many, few] = [16_000, 2000];

/** What a resumption costs where many generators live. The program times itself. */
export const living: Row = {
	id: 'living',
	what: 'a resumption while 16,000 generators live, `--report output`',
	against: 'while 2,000 live',
	measure: context =>
		forNatives(['3.13', '3.11', '3.8'], async python => {
			const timeOf = async (count: number): Promise<number> => {
				const command = [...genStep, program, '--python', python.file, '--report', 'output', '--', String(count)];
				return Number((await run(command)).output) * 1000;
			};
			context.say(`CPython ${python.version}`);
			const pairs = await inTurns(
				context.quick ? 3 : 9,
				1,
				() => timeOf(many),
				() => timeOf(few),
			);
			return [
				{
					name: `CPython ${python.version}`,
					ours: duration(median(pairs.ours)),
					against: duration(median(pairs.against)),
					...ratio(pairs),
					unit: 'x',
					// Twice, not once: plain Python is slower, too, where more memory is in use.
					target: {most: 2},
				},
			];
		}),
};
