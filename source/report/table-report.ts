/** The report as a table. */

import stringWidth from 'string-width';
import type {FrameNames} from '../engine/frame-names.ts';
import type {Stage} from '../engine/stage.ts';
import type {FrameId} from '../protocol/index.ts';
import {askedText, exceptionText, frameName, printable, valueText} from '../wording/index.ts';
import type {Report} from './report.ts';
import {ResumptionCounts} from './resumption-counts.ts';
import type {Writer} from './writer.ts';

const headings = ['statement', 'push to stack top', 'assign', 'yield / return', 'raise'] as const;

/** One row: a client's call and what became of it. */
interface Row {
	readonly target: FrameId | null;
	readonly statement: string;
	push: string | null;
	readonly assigns: string[];
	outcome: string;
	raise: string;
}

/**
 * A row for each call of a client, in the five columns of the text that gen-step grew from. Cells are padded, so it is
 * held back until the end. What in it was derived is said below it, and how often the generators were resumed.
 */
export function createTableReport(writer: Writer): Report {
	const rows: Row[] = [];
	const open: Row[] = [];
	const notes: string[] = [];
	const tally = new ResumptionCounts();
	return {
		take(stage, names) {
			tally.take(stage, names);
			if (stage.kind === 'call') {
				// All tasks make the same call: only their names tell them apart.
				const prefix = stage.task ? `${frameName({names}, stage.frame)}: ` : '';
				const row: Row = {
					target: stage.to,
					statement: `${prefix}${statementText(stage, names)}`,
					push: null,
					assigns: [],
					outcome: '',
					raise: '',
				};
				rows.push(row);
				open.push(row);
				return;
			}
			const row = open.at(-1);
			if (row === undefined) return;
			fill(row, stage, notes);
			if (stage.kind === 'result') open.pop();
		},
		end() {
			for (const line of tableLines(rows)) writer.line(line);
			const counts = tally.line();
			const below = counts === null ? notes : [...notes, counts];
			if (below.length > 0) writer.line('');
			for (const line of below) writer.line(line);
		},
	};
}

/** What a client calls, or what C code asks for where it makes no call of its own. */
function statementText(stage: Extract<Stage, {kind: 'call'}>, names: FrameNames): string {
	return stage.asker === undefined ? printable(stage.text) : askedText(stage, frame => frameName({names}, frame));
}

function fill(row: Row, stage: Stage, notes: string[]): void {
	const own = stage.frame === row.target;
	switch (stage.kind) {
		case 'push':
			if (!own || row.push !== null) return;
			row.push = stage.value === undefined ? '' : valueText(stage.value);
			if (stage.because !== undefined) {
				const what = row.push === '' ? 'nothing pushed' : `${row.push} pushed`;
				notes.push(`${row.statement}: ${what} (${stage.evidence}). ${stage.because}`);
			} else if (stage.start && row.push !== '') notes.push(`${row.statement}: ${row.push} pushed (observed).`);
			return;
		case 'assign':
			row.assigns.push(`${printable(stage.target)} = ${stage.value === undefined ? '?' : valueText(stage.value)}`);
			return;
		case 'yield':
			if (own) row.outcome = `yield ${valueText(stage.value)}`;
			return;
		case 'return':
			if (own) row.outcome = `return ${valueText(stage.value)}`;
			return;
		case 'result':
			row.raise = stage.outcome.way === 'exception' ? raised(row, stage.outcome.exception) : '';
			return;
		default:
	}
}

/** A returned value is shown as what it becomes: `StopIteration(value = 4)`. */
function raised(row: Row, exception: Parameters<typeof exceptionText>[0]): string {
	const value = /^return (.*)$/.exec(row.outcome)?.[1];
	if (exception.type !== 'StopIteration' || value === undefined) return exceptionText(exception);
	return value === 'None' ? 'StopIteration' : `StopIteration(value = ${value})`;
}

function tableLines(rows: readonly Row[]): string[] {
	const cells = rows.map(row => [row.statement, row.push ?? '', row.assigns.join('; '), row.outcome, row.raise]);
	const escaped = [[...headings], ...cells].map(line => line.map(cell => cell.replaceAll('|', '\\|')));
	const widths = headings.map((_, column) => widest(escaped, column));
	const lines = escaped.map(line => `| ${line.map((cell, column) => pad(cell, widths[column] ?? 0)).join(' | ')} |`);
	const rule = `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`;
	return [lines[0] ?? '', rule, ...lines.slice(1)];
}

/** There may be a million lines: too many to be the arguments of one call. */
function widest(lines: readonly (readonly string[])[], column: number): number {
	return lines.reduce((width, line) => Math.max(width, stringWidth(line[column] ?? '')), 0);
}

function pad(text: string, width: number): string {
	return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
