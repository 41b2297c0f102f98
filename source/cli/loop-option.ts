/** What `--clock` and `--schedule` say of asyncio's event loops. */
import {isSchedule} from '../protocol/loop-options.ts';
import type {LoopOptions} from '../session/index.ts';
import type {CommandLine} from './command-line.ts';

/** Reads the options. Without them `said` holds, which is a demo's. A message where they cannot be understood. */
export function readLoopOptions(
	{clock, schedule}: CommandLine['texts'],
	said: LoopOptions = {},
): LoopOptions | {readonly message: string} {
	if (clock !== undefined && clock !== 'virtual' && clock !== 'real') {
		return {message: `--clock takes virtual or real, not "${clock}".`};
	}
	if (schedule !== undefined && schedule !== 'asyncio' && !isSchedule(schedule)) {
		return {message: `--schedule takes ask, seed=N or asyncio, not "${schedule}".`};
	}
	const time = clock ?? said.clock;
	const order = schedule ?? said.schedule;
	return {
		...(time === 'virtual' ? {clock: time} : {}),
		...(order === undefined || order === 'asyncio' ? {} : {schedule: order}),
	};
}
