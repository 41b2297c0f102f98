import type {Snapshot} from '../../session/contract.ts';
import {choiceHeight, choiceRows} from '../features/choose/choice-rows.ts';
import {predictHeight, predictRows} from '../features/predict/predict-rows.ts';
import {hiddenReferenceRows, referenceHeight, referenceRows} from '../features/reference/reference-rows.ts';
import {watchRows} from '../features/watch/watch-rows.ts';
import {screenOf} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';
import type {Theme} from '../terminal/theme/theme.ts';
import {errorHeight, errorRows} from './error-rows.ts';

/** The rows that each strip gets between header, panes and caption. */
export interface StripHeights {
	/** What is wrong with a file that was saved. */
	readonly error: number;
	readonly watches: number;
	readonly reference: number;
	readonly predict: number;
	/** Which ready task goes on. */
	readonly choose: number;
}

/** How many watches are shown: the newest. */
const MAX_WATCHES = 4;

/** How many rows the strips take where there is room for all. */
export function stripsWanted(snapshot: Snapshot, ui: Ui): number {
	const {error, watches, reference, predict, choose} = stripHeights(snapshot, ui, Number.POSITIVE_INFINITY);
	return error + watches + reference + predict + choose;
}

/** Divides `rows` among the strips; a question to the room goes first. */
export function stripHeights(snapshot: Snapshot, ui: Ui, rows: number): StripHeights {
	if (screenOf(snapshot) === 'menu') return {error: 0, watches: 0, reference: 0, predict: 0, choose: 0};
	let left = rows;
	const take = (wish: number): number => {
		const taken = Math.min(wish, left);
		left -= taken;
		return taken;
	};

	const choose = take(choiceHeight(snapshot));
	const predict = take(ui.predicting === null ? 0 : predictHeight(ui.predicting, left));
	const error = take(errorHeight(snapshot));
	const watches = take(Math.min(snapshot.watches.length, MAX_WATCHES));
	const reference = take(ui.reference ? referenceHeight(snapshot.state, ui.predicting !== null) : 0);
	return {choose, predict, error, watches, reference};
}

/** The rows above the panes. */
export function rowsAbove(snapshot: Snapshot, {error}: StripHeights, columns: number, theme: Theme): string[] {
	return errorRows(snapshot, columns, error, theme);
}

/** The rows below the panes. */
export function rowsBelow(
	snapshot: Snapshot,
	ui: Ui,
	{watches, reference, predict, choose}: StripHeights,
	columns: number,
	theme: Theme,
): string[] {
	return [
		...watchRows(snapshot.watches, columns, watches, theme),
		...(reference === 0
			? []
			: ui.predicting === null
				? referenceRows(snapshot, columns, reference, theme)
				: hiddenReferenceRows(columns, theme)),
		...(ui.predicting === null || predict === 0 ? [] : predictRows(ui.predicting, columns, predict, theme)),
		...choiceRows(snapshot, ui, columns, choose, theme),
	];
}
