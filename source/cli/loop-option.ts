/** What `--clock` says of asyncio's event loops. */
import type {LoopOptions} from '../session/index.ts';
import type {CommandLine} from './command-line.ts';

/** Reads the option. Without it `said` holds, which is a demo's. A message where it cannot be understood. */
export function readLoopOptions(
	{clock}: CommandLine['texts'],
	said: LoopOptions = {},
): LoopOptions | {readonly message: string} {
	if (clock === undefined) return said;
	const {clock: _, ...others} = said;
	if (clock === 'real') return others;
	return clock === 'virtual' ? {...others, clock} : {message: `--clock takes virtual or real, not "${clock}".`};
}
