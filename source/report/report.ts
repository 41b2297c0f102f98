import type {FrameNames} from '../engine/frame-names.ts';
import type {Stage} from '../engine/stage.ts';
import {createClientReport} from './client.ts';
import {createJsonReport} from './json.ts';
import {createLogReport} from './log.ts';
import {createTableReport} from './table.ts';
import type {Writer} from './writer.ts';

/** Something that words stages as they come. */
export interface Report {
	/** Takes the next stage. `names` know the frames that were met, with it as the last. */
	take(stage: Stage, names: FrameNames): void;
	/** The run is over; what was held back is written. */
	end(): void;
}

/** The reports that word stages; `output` words nothing and is the program's own. */
export const reports: Readonly<Record<string, (writer: Writer) => Report>> = {
	log: createLogReport,
	table: createTableReport,
	json: createJsonReport,
	client: createClientReport,
};
