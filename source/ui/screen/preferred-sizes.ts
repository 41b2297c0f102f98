import type {History} from '../../engine/history.ts';
import type {Snapshot} from '../../session/contract.ts';
import type {Ui} from '../state/ui.ts';
import type {PreferredSizes} from './layout.ts';
import {sourceColumns} from './source-columns.ts';
import {stripsWanted} from './strips.ts';

/** A frame's head, source line, stack, locals, and the link above it. */
const ROWS_PER_FRAME = 5;

/** Rounded up, so that the borders do not move with each line. */
const inSteps = (rows: number): number => Math.ceil(rows / 4) * 4;

/**
 * How many rows and columns panes could use. It depends on the newest stage, wherever the cursor is, and on things that only grow.
 * So panes keep their places while a person steps back and forth.
 */
export function preferredSizes(snapshot: Snapshot, ui: Ui): PreferredSizes {
	const {history, demoItems, driving, sources} = snapshot;
	const {focus, zoomed, panes, below} = ui;
	const {frames, statements, tasks} = history.stateAt(history.length);
	return {
		client: driving?.kind === 'script' ? 1_000 : inSteps(1 + statements.length + demoItems.length),
		frames: 1 + ROWS_PER_FRAME * Math.max(1, frames.size),
		output: inSteps(history.outputs),
		source: sourceColumns(sources),
		clientHasSource: driving?.kind === 'script',
		zoomed: zoomed ? focus : null,
		panes,
		below,
		tasks: tasks.size,
		lanes: rowsOfLanes(history),
		strips: stripsWanted(snapshot, ui),
		demoCaptions: snapshot.demoCaptions,
	};
}

/** A row for each lane, and one for the axis. */
function rowsOfLanes({lanes, length}: History): number {
	return 1 + lanes.bornBefore(length).length;
}
