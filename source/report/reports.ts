import {createClientReport} from './client.ts';
import {createJsonReport} from './json.ts';
import {createLogReport} from './log.ts';
import type {Report} from './report.ts';
import {createTableReport} from './table.ts';
import type {Writer} from './writer.ts';

/** The reports that word stages; `output` words nothing and is the program's own. */
export const reports: Readonly<Record<string, (writer: Writer) => Report>> = {
	log: createLogReport,
	table: createTableReport,
	json: createJsonReport,
	client: createClientReport,
};
