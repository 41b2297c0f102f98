import {execFile} from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {pythonOf} from '../../helpers/pythons.ts';
import {programs} from '../command.ts';
import type {Row} from '../row.ts';
import {median, quantile} from '../statistics.ts';
import {bytes, duration} from '../words.ts';
import type {Held} from './hold.ts';

const frame = 1000 / 60;
const stages = 1_000_000;

/** What a long history takes of memory, and of time to go anywhere in it. */
export const memory: Row = {
	id: 'memory',
	what: 'memory for one stage of history at 1,000,000 stages',
	against: '150 bytes; to go anywhere in it, one 60 Hz frame',
	async measure({say}) {
		const python = pythonOf('3.13');
		if (python === undefined) throw new Error('There is no CPython 3.13 here.');
		say('making 1,000,000 stages of history');
		const {stdout} = await promisify(execFile)(process.execPath, [
			...['--expose-gc', '--max-old-space-size=8192', path.join(import.meta.dirname, 'hold.ts')],
			...[python.file, path.join(programs, 'pipeline.py'), String(stages)],
		]);
		const held = JSON.parse(stdout) as Held;
		const each = (held.full - held.empty) / held.stages;
		const p95 = quantile(held.seeks, 0.95);
		return [
			{
				name: 'one stage',
				ours: `${bytes(held.full)} with ${held.stages.toLocaleString('en')} stages, ${bytes(held.empty)} with none`,
				against: '150 bytes',
				value: each,
				unit: 'bytes',
				target: {most: 150},
				note: 'heap and what lies outside of it, behind a collection, once all of it was looked through',
			},
			{
				name: 'to any mark, p95',
				ours: `${duration(p95)}, median ${duration(median(held.seeks))}`,
				against: duration(frame),
				value: p95 / frame,
				unit: 'frames',
				target: {most: 1},
				note: 'without painting: for that see `keys`',
			},
		];
	},
};
