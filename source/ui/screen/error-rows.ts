import type {Snapshot} from '../../session/contract.ts';
import {expandTabs} from '../../wording/printable.ts';
import {row} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';

/** What CPython said of a file that it could not take; the lines that matter are the last. */
function errorLines({problem}: Snapshot): readonly string[] {
	const text = problem !== null && ['syntax', 'import', 'load', 'encoding'].includes(problem.kind) ? problem.text : '';
	return (text ?? '')
		.trimEnd()
		.split('\n')
		.filter(line => line !== '');
}

/** How many rows the error takes: no more than a line of code, its caret and what is wrong. */
export function errorHeight(snapshot: Snapshot): number {
	return Math.min(4, errorLines(snapshot).length);
}

/** The error above the last good state. */
export function errorRows(snapshot: Snapshot, columns: number, height: number, theme: Theme): string[] {
	return height === 0
		? []
		: errorLines(snapshot)
				.slice(-height)
				.map(line => row(columns, [theme.wrong, ` ✖ ${expandTabs(line)}`]));
}
