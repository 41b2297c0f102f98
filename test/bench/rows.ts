import type {Row} from './row.ts';
import {bytes} from './rows/bytes.ts';
import {chain} from './rows/chain.ts';
import {firstScreen} from './rows/first-screen.ts';
import {keys} from './rows/keys.ts';
import {living} from './rows/living.ts';
import {memory} from './rows/memory.ts';
import {others} from './rows/others.ts';
import {readyEmbedded, readyNative} from './rows/ready.ts';
import {size} from './rows/size.ts';
import {storm} from './rows/storm.ts';
import {tasks} from './rows/tasks.ts';
import {tracingJson, tracingOutput} from './rows/tracing.ts';

/** All that is measured, in the order of the table. */
export const rows: readonly Row[] = [
	firstScreen,
	readyEmbedded,
	readyNative,
	keys,
	storm,
	tasks,
	bytes,
	tracingOutput,
	tracingJson,
	others,
	memory,
	living,
	chain,
	size,
];
