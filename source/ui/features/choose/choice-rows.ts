/** The question which ready task goes on, as a row. */

import type {Snapshot} from '../../../session/contract.ts';
import {printable} from '../../../wording/printable.ts';
import {type Piece, row} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';

/** The tasks that can be chosen on this screen, in the order of their digits; null: there is nothing to choose. */
export function openChoices({choices, live}: Pick<Snapshot, 'choices' | 'live'>): Snapshot['choices'] {
	return live ? (choices?.slice(0, 9) ?? null) : null;
}

/** One row: each task with the digit that chooses it. */
export function choiceRow(snapshot: Snapshot, columns: number, theme: Theme): string {
	const choices = openChoices(snapshot) ?? [];
	const left = (snapshot.choices?.length ?? 0) - choices.length;
	const pieces = choices.flatMap(({name}, index): Piece[] => [
		[theme.key, `  ${index + 1} `],
		index === 0 ? `${printable(name)} (asyncio's own)` : printable(name),
	]);
	return row(columns, [theme.key, ' ? Which task goes on?'], ...pieces, left > 0 ? `  and ${left} more` : '');
}
