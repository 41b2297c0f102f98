import type {Snapshot} from '../../session/contract.ts';
import type {UiCommand} from '../keys/command.ts';
import {commands} from '../keys/commands.ts';
import {screenOf} from '../screen-kind.ts';
import type {Piece} from '../text/row.ts';
import {row, width as widthOf} from '../text/row.ts';
import type {Theme} from '../theme.ts';

const taken = ({sign, label}: UiCommand): number => widthOf(sign) + widthOf(label) + 3;

/** The commands that can be given now, as many as fit; those of the highest rank are left out first. */
function fitting(snapshot: Snapshot, columns: number): readonly UiCommand[] {
	const screen = screenOf(snapshot);
	let chosen = commands.filter(
		command =>
			command.rank < 9 &&
			(command.screen === screen || command.screen === 'any') &&
			command.refusal(snapshot) === null &&
			!command.hidden?.(snapshot),
	);
	while (chosen.reduce((sum, command) => sum + taken(command), 1) > columns) {
		const worst = Math.max(...chosen.map(({rank}) => rank));
		const index = chosen.findLastIndex(({rank}) => rank === worst);
		chosen = chosen.toSpliced(index, 1);
	}

	return chosen;
}

/** The line of keys, made from the command table. */
export function keyRow(snapshot: Snapshot, columns: number, theme: Theme): string {
	const pieces = fitting(snapshot, columns).flatMap((command): Piece[] => [
		' ',
		[theme.key, command.sign],
		` ${command.label} `,
	]);
	return row(columns, ...pieces);
}
