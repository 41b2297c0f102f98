/** The last row: the keys that do something now. */

import type {Snapshot} from '../../session/contract.ts';
import type {UiCommand} from '../commands/command.ts';
import {commandFor, commands} from '../commands/commands.ts';
import {screenOf} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';
import type {Piece} from '../terminal/text/row.ts';
import {row, width as widthOf} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';

/** What a command does, in a word or two. */
export const labelOf = ({label, labelNow}: UiCommand, snapshot: Snapshot, ui: Ui): string =>
	labelNow?.(snapshot, ui) ?? label;

/** Whether a key of the command does it now: one that has its keys only at times goes before another. */
function hasAKey(command: UiCommand, snapshot: Snapshot, ui: Ui): boolean {
	return command.keys.some(key => commandFor(key, screenOf(snapshot), {ui, snapshot}) === command);
}

/** The commands that can be given now, as many as fit; those of the highest rank are left out first. */
export function fittingCommands(snapshot: Snapshot, ui: Ui, columns: number): readonly UiCommand[] {
	const screen = screenOf(snapshot);
	const rankOf = ({rank, rankNow}: UiCommand): number => rankNow?.(snapshot) ?? rank;
	let chosen = commands.filter(
		command =>
			rankOf(command) < 9 &&
			!ui.withoutKeys.has(command.id) &&
			(command.screen === screen || command.screen === 'any') &&
			hasAKey(command, snapshot, ui) &&
			command.unavailable(snapshot) === null &&
			!command.hidden?.(snapshot, ui),
	);
	const taken = (command: UiCommand): number => widthOf(command.sign) + widthOf(labelOf(command, snapshot, ui)) + 3;
	while (chosen.reduce((sum, command) => sum + taken(command), 1) > columns) {
		const worst = Math.max(...chosen.map(rankOf));
		const index = chosen.findLastIndex(command => rankOf(command) === worst);
		chosen = chosen.toSpliced(index, 1);
	}

	return chosen;
}

/** The line of keys, made from the command table. */
export function keyRow(snapshot: Snapshot, ui: Ui, columns: number, theme: Theme): string {
	const pieces = fittingCommands(snapshot, ui, columns).flatMap((command): Piece[] => [
		' ',
		[theme.key, command.sign],
		` ${labelOf(command, snapshot, ui)} `,
	]);
	return row(columns, ...pieces);
}
