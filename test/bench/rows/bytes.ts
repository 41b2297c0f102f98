import {openAndPick, position} from '../../app/drive.ts';
import type {Cell, Terminal} from '../../helpers/terminal.ts';
import type {Figure, Row} from '../row.ts';
import {bytes as inBytes} from '../words.ts';
import {moved} from './history.ts';

type Screen = ReadonlyArray<readonly Cell[]>;

const screenOf = (terminal: Terminal): Screen => Array.from({length: terminal.rows}, (_, row) => terminal.cells(row));

/** The bytes of the texts of those cells that do not stand as they stood before. */
function changed(before: Screen, after: Screen): number {
	let count = 0;
	for (const [row, cells] of after.entries()) {
		for (const [column, cell] of cells.entries()) {
			if (JSON.stringify(cell) !== JSON.stringify(before[row]?.[column])) count += Buffer.byteLength(cell.text);
		}
	}

	return count;
}

interface Count {
	written: number;
	changed: number;
	steps: number;
}

/** Presses a key until the mark does not change any more; at most so many times. */
async function step(terminal: Terminal, key: string, most: number, goesOn: () => boolean): Promise<Count> {
	const count = {written: 0, changed: 0, steps: 0};
	while (count.steps < most && goesOn()) {
		const [from, before, length] = [position(terminal).at, screenOf(terminal), terminal.output.length];
		terminal.press(key);
		await moved(terminal, from);
		count.steps += 1;
		count.written += Buffer.byteLength(terminal.output.slice(length));
		count.changed += changed(before, screenOf(terminal));
	}

	return count;
}

function figure(name: string, {written, changed: needed, steps}: Count): Figure {
	return {
		name,
		ours: `${inBytes(written / steps)} a step`,
		against: inBytes(needed / steps),
		value: written / needed,
		unit: 'x',
		target: {most: 6},
		note: `${steps} steps`,
	};
}

/** What goes down the line for one step. */
export const bytes: Row = {
	id: 'bytes',
	what: 'bytes written for one step, 120x40',
	against: 'the bytes of the cells that changed',
	async measure({quick}) {
		await using terminal = await openAndPick(['samples/delegator.py'], 'the file as it is', {columns: 120, rows: 40});
		await terminal.waitFor(/stage 1 of/);
		const most = quick ? 15 : 45;
		const on = await step(terminal, 'right', most, () => true);
		const back = await step(terminal, 'left', most - 1, () => position(terminal).at > 0);
		const again = await step(terminal, 'right', most - 1, () => true);
		return [figure('on, as it happens', on), figure('back', back), figure('on again', again)];
	},
};
