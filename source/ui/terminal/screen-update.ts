/** The bytes that turn one screen into another. */

import type {CellStyle} from './cell-style.ts';
import {type BufferCell, blank, type CellRows} from './screen-buffer.ts';
import {eraseRest, moveOn, moveTo, plain, styled} from './sequences.ts';

type Row = readonly BufferCell[];

/** A gap of at most so many unchanged cells is written again, not skipped. */
const MAX_REWRITTEN_GAP = 4;

/** The bytes that make a terminal that shows one picture show another. They end in no style. */
export function updateSequence(from: CellRows, to: CellRows): string {
	const pen = new Pen();
	for (const [index, row] of to.entries()) {
		const before = from[index] ?? [];
		if (row.every((cell, column) => same(before[column], cell))) continue;
		// Terminals disagree about the width of other characters than narrow ones: write the whole row.
		paintRow(pen, index, isNarrow(before) && isNarrow(row) ? before : [], row);
	}

	return pen.done();
}

function paintRow(pen: Pen, index: number, before: Row, row: Row): void {
	const end = textEnd(row);
	let painted = -1;
	for (let column = 0; column < end; column++) {
		const cell = row[column] ?? blank;
		if (same(before[column], cell)) continue;
		const gap = painted < 0 ? [] : row.slice(painted, column);
		if (painted >= 0 && gap.length <= MAX_REWRITTEN_GAP && gap.every(({style}) => style === pen.style)) {
			pen.write(gap);
		} else {
			pen.moveTo(index, column, painted < 0 ? null : gap.length);
		}

		pen.write([cell]);
		painted = column + 1;
	}

	if (before.length === 0 ? row.length > 0 : textEnd(before) > end) {
		if (painted !== end) pen.moveTo(index, end, painted < 0 ? null : end - painted);

		pen.eraseRest();
	}
}

/** Collects bytes, and knows where they leave the cursor's style. */
class Pen {
	style: CellStyle = '';
	#bytes = '';

	/** `ahead`: the columns from the cursor to that place in the same row; null: the cursor is in another row. */
	moveTo(row: number, column: number, ahead: number | null): void {
		this.#bytes += ahead === null ? moveTo(row, column) : ahead === 0 ? '' : moveOn(ahead);
	}

	write(cells: Row): void {
		for (const {text, style} of cells) {
			this.#use(style);
			this.#bytes += text;
		}
	}

	eraseRest(): void {
		this.#use('');
		this.#bytes += eraseRest;
	}

	done(): string {
		this.#use('');
		return this.#bytes;
	}

	#use(style: CellStyle): void {
		if (style !== this.style) {
			this.#bytes += style === '' ? plain : styled(this.style === '' ? style : `0;${style}`);
			this.style = style;
		}
	}
}

/** Where the blanks at the end of a row begin. */
function textEnd(row: Row): number {
	return row.findLastIndex(cell => !same(cell, blank)) + 1;
}

function same(one: BufferCell | undefined, other: BufferCell): boolean {
	return one === other || (one?.text === other.text && one.style === other.style);
}

function isNarrow(row: Row): boolean {
	return row.every(({text}) => text.length === 1);
}
