import {type CellStyle, CellStyles} from './cell-style.ts';
import type {Part} from './sequences.ts';
import {graphemes} from './text/graphemes.ts';
import {width} from './text/row.ts';

/** The content of one cell: a character, or nothing after a wide one. */
export interface BufferCell {
	readonly text: string;
	readonly style: CellStyle;
}

export type CellRows = readonly (readonly BufferCell[])[];

export const blank: BufferCell = {text: ' ', style: ''};

/** Text of characters that are one code unit and one column each: ASCII, boxes, arrows, and the like. */
const narrow = /^[ -~\u2190-\u21ff\u2500-\u25af\u2026\u2016\u22ee\u2260]*$/;
/** By the last letter of a sequence that moves: rows down and columns on. */
const steps: Readonly<Record<string, readonly [down: number, on: number]>> = {
	A: [-1, 0],
	B: [1, 0],
	C: [0, 1],
	D: [0, -1],
	E: [1, 0],
};

/** What a terminal would show of the bytes written to it, as far as Ink writes them. */
export class ScreenBuffer {
	columns = 0;
	rows = 0;
	cells: BufferCell[][] = [];
	row = 0;
	column = 0;
	#style: CellStyle = '';
	readonly #styles = new CellStyles();

	/** Nothing is written in it, as far as can be seen. */
	get isEmpty(): boolean {
		return this.cells.every(row => row.every(({text, style}) => text === ' ' && style === ''));
	}

	/** Empties all, for a terminal of this size. */
	clear(columns: number, rows: number): void {
		this.columns = columns;
		this.rows = rows;
		this.cells = Array.from({length: rows}, () => this.#emptyRow());
		this.row = Math.min(this.row, rows - 1);
		this.column = 0;
	}

	/** Takes a part of what is written; what draws nothing changes nothing. */
	take(part: Part): void {
		switch (part.kind) {
			case 'text':
				this.#put(part.text);
				return;
			case 'end':
				this.#end(part.text);
				return;
			case 'act':
				this.#act(part.final, part.parameters);
				return;
			default:
		}
	}

	#act(final: string, parameters: string): void {
		const [first = 1, second = 1] = parameters.split(';').map(each => Math.max(1, Number(each)));
		switch (final) {
			case 'J':
				this.#eraseRow(parameters);
				this.cells = this.cells.map((row, index) => (parameters === '2' || index > this.row ? this.#emptyRow() : row));
				return;
			case 'K':
				this.#eraseRow(parameters);
				return;
			case 'm':
				this.#style = this.#styles.after(this.#style, parameters);
				return;
			case 'G':
				this.#moveTo(this.row, first - 1);
				return;
			case 'H':
				this.#moveTo(first - 1, second - 1);
				return;
			default: {
				const [down, on] = steps[final] ?? [0, 0];
				this.#moveTo(this.row + down * first, final === 'E' ? 0 : this.column + on * first);
			}
		}
	}

	#moveTo(row: number, column: number): void {
		this.row = Math.max(0, Math.min(this.rows - 1, row));
		this.column = Math.max(0, Math.min(this.columns - 1, column));
	}

	#eraseRow(how: string): void {
		this.cells[this.row]?.fill(blank, how === '2' ? 0 : this.column);
	}

	/** The terminal's driver turns a line feed into carriage return and line feed. */
	#end(end: string): void {
		this.column = 0;
		if (end === '\r') return;
		if (this.row === this.rows - 1) {
			this.cells.shift();
			this.cells.push(this.#emptyRow());
		} else {
			this.row += 1;
		}
	}

	#put(text: string): void {
		if (narrow.test(text)) {
			for (const character of text) this.#place(character, 1);

			return;
		}

		for (const segment of graphemes(text)) this.#place(segment, width(segment));
	}

	#place(text: string, columns: number): void {
		if (this.column + columns > this.columns) this.#end('\n');

		const row = this.cells[this.row] ?? [];
		row[this.column] = {text, style: text === ' ' ? this.#styles.ofBlank(this.#style) : this.#style};
		for (let behind = 1; behind < columns; behind++) row[this.column + behind] = {text: '', style: this.#style};

		this.column += columns;
	}

	#emptyRow(): BufferCell[] {
		return Array.from({length: this.columns}, () => blank);
	}
}
