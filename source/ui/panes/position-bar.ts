import type {History} from '../../engine/history.ts';
import type {ShownStages} from '../../engine/shown-stages.ts';
import type {Snapshot} from '../../session/contract.ts';
import {type Piece, row} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';

/** What the position bar needs of a snapshot. */
export interface PositionView {
	readonly history: History;
	/** The stages that it goes over: those that are not folded. */
	readonly shown: ShownStages;
	/** The mark under the cursor. */
	readonly position: number;
	/** The first stage that came out otherwise when the file was saved again. */
	readonly changedAt: number | null;
}

/** The stages shown with which resumptions begin; null when there are more than `most`. */
export function resumptionStages(history: History, shown: ShownStages, most: number): readonly number[] | null {
	const stages: number[] = [];
	for (let stage = 0; stage < history.length; stage++) {
		if (history.kind(stage) !== 'call' || shown.before(stage + 1) === shown.before(stage)) continue;
		if (stages.length === most) return null;
		stages.push(stage);
	}

	return stages;
}

/**
 * All of history as one line of exactly `width` columns: ◆ the cursor, ┬ where a resumption begins (left out where
 * they would fill the line), ≠ the first difference; the line is heavy up to the cursor.
 */
export function positionBar({history, shown, position, changedAt}: PositionView, width: number, theme: Theme): Piece[] {
	if (width < 1) return [];
	const {count} = shown;
	const column = (mark: number): number => (count === 0 ? 0 : Math.round((shown.before(mark) / count) * (width - 1)));
	const here = column(position);
	const cells = Array.from({length: width}, (_, index): string => (index < here ? '━' : '─'));
	for (const stage of resumptionStages(history, shown, Math.floor(width / 2)) ?? []) {
		const at = column(stage);
		cells[at] = at < here ? '┯' : '┬';
	}

	if (changedAt !== null) cells[column(changedAt)] = '≠';

	return [
		[theme.faint, cells.slice(0, here).join('')],
		[theme.active, '◆'],
		[theme.faint, cells.slice(here + 1).join('')],
	];
}

/** The position bar in a row of its own. */
export function positionRow({history, shown, state, changedAt}: Snapshot, columns: number, theme: Theme): string {
	return row(columns, ' ', ...positionBar({history, shown, position: state.position, changedAt}, columns - 2, theme));
}
