/** The output pane: what the program has printed. */

import type {History} from '../../engine/history.ts';
import {expandTabs} from '../../wording/printable.ts';
import {firstInSight, type Span} from '../state/scroll.ts';
import {row} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';

type Stream = 'stdout' | 'stderr';

interface OutputLine {
	readonly stream: Stream;
	readonly text: string;
}

/** No more than this many characters of one piece of output are looked at: only its end can be in sight. */
const MAX_LINE = 20_000;

/** What remains of a line in which carriage returns went back to its start. */
function overwritten(line: string): string {
	return line.slice(line.lastIndexOf('\r', line.length - 2) + 1).replace(/\r$/, '');
}

function outputLines(pieces: readonly OutputLine[]): OutputLine[] {
	const runs: OutputLine[] = [];
	for (const piece of pieces) {
		const last = runs.at(-1);
		if (last?.stream === piece.stream) {
			runs[runs.length - 1] = {stream: piece.stream, text: last.text + piece.text};
		} else {
			runs.push(piece);
		}
	}

	return runs.flatMap(({stream, text}) => {
		const lines = text.split('\n');
		if (lines.at(-1) === '') lines.pop();

		return lines.map(line => ({stream, text: overwritten(line)}));
	});
}

/** At least the last `wanted` lines that were written up to output number `count`, or all when there are fewer. */
function lastLines(history: History, count: number, wanted: number): readonly OutputLine[] {
	const pieces: OutputLine[] = [];
	const most = 1_000 + 20 * wanted;
	let breaks = 0;
	for (let index = count - 1; index >= 0 && breaks <= wanted && pieces.length < most; index--) {
		const {stream, text: whole} = history.printed(index);
		const text = whole.slice(-MAX_LINE);
		breaks += text.split('\n').length - 1;
		pieces.push({stream, text});
	}

	return outputLines(pieces.reverse());
}

/** What the output can be scrolled over, as far back as `by` goes; at rest the last lines are in sight. */
export function outputSpan(history: History, count: number, height: number, by: number): Span {
	const {length} = lastLines(history, count, height - Math.min(0, by));
	return {count: length, height, home: Math.max(0, length - height)};
}

/**
 * The last `height` lines of what the program wrote up to output number `count`, or those `by` further back. Lines on
 * stderr are marked `!`.
 */
export function outputRows(
	history: History,
	count: number,
	width: number,
	height: number,
	theme: Theme,
	by = 0,
): string[] {
	const lines = lastLines(history, count, height - Math.min(0, by));
	const first = firstInSight({count: lines.length, height, home: Math.max(0, lines.length - height)}, by);
	return lines.slice(first, first + height).map(({stream, text}) => {
		const shown = expandTabs(text.slice(0, MAX_LINE));
		return stream === 'stderr' ? row(width, [theme.wrong, `! ${shown}`]) : row(width, ' ', shown);
	});
}
