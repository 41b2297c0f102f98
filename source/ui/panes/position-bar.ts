import type {History} from '../../engine/history.ts';
import type {Snapshot} from '../../session/contract.ts';
import {type Piece, row} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';

/** What the position bar needs of a snapshot. */
export interface PositionView {
	readonly history: History;
	/** The mark under the cursor. */
	readonly position: number;
	/** The first stage that came out otherwise when the file was saved again. */
	readonly changedAt: number | null;
}

/** Where resumptions begin, as far as a history was looked through. */
interface Beginnings {
	readonly stages: number[];
	through: number;
}

const known = new WeakMap<History, Beginnings>();

/** No line has room for more than these. */
const MAX_STAGES = 1000;

/** The stages with which the first resumptions begin. Each stage is looked at once, however often this is asked. */
export function resumptionStages(history: History): readonly number[] {
	let beginnings = known.get(history);
	if (beginnings === undefined) {
		beginnings = {stages: [], through: 0};
		known.set(history, beginnings);
	}

	for (; beginnings.through < history.length && beginnings.stages.length < MAX_STAGES; beginnings.through++) {
		if (history.kind(beginnings.through) === 'call') {
			beginnings.stages.push(beginnings.through);
		}
	}

	return beginnings.stages;
}

/**
 * All of history as one line of exactly `width` columns: ◆ the cursor, ┬ where a resumption begins (left out where
 * they would fill the line), ≠ the first difference; behind the cursor the line is heavy.
 */
export function positionBar({history, position, changedAt}: PositionView, width: number, theme: Theme): Piece[] {
	if (width < 1) {
		return [];
	}

	const {length} = history;
	const column = (mark: number): number => (length === 0 ? 0 : Math.round((mark / length) * (width - 1)));
	const here = column(position);
	const cells = Array.from({length: width}, (_, index): string => (index < here ? '━' : '─'));
	const beginnings = resumptionStages(history);
	if (beginnings.length * 2 <= width) {
		for (const stage of beginnings) {
			const at = column(stage);
			cells[at] = at < here ? '┯' : '┬';
		}
	}

	if (changedAt !== null) {
		cells[column(changedAt)] = '≠';
	}

	return [
		[theme.faint, cells.slice(0, here).join('')],
		[theme.active, '◆'],
		[theme.faint, cells.slice(here + 1).join('')],
	];
}

/** The position bar in a row of its own. */
export function positionRow({history, state, changedAt}: Snapshot, columns: number, theme: Theme): string {
	return row(columns, ' ', ...positionBar({history, position: state.position, changedAt}, columns - 2, theme));
}
