import {type CellRows, ScreenBuffer} from './screen-buffer.ts';
import {updateSequence} from './screen-update.ts';
import {beginUpdate, endUpdate, eraseAll, hideCursor, moveTo, type Part, partsOf, showCursor} from './sequences.ts';

/** Larger updates than this are bracketed, so that a terminal shows them at once; smaller ones come in one piece anyway. */
const BRACKETED_FROM = 512;

/** What the alternate screen of a terminal of this size shows: all its rows, written from the first column on. */
export interface ScreenContent {
	readonly columns: number;
	readonly rows: number;
	readonly text: string;
}

/**
 * A terminal like the given one, to which only the cells that changed are written, while the alternate screen is on.
 * Ink writes rows, and each of our rows runs through several panes. What Ink writes goes into a buffer, which is
 * compared with what the terminal shows. `shown`: what it shows already.
 */
export function diffingStdout(stdout: NodeJS.WriteStream, shown?: ScreenContent): NodeJS.WriteStream {
	const filter = new DiffingFilter(stdout, shown);
	return new Proxy(stdout, {
		get(target, key) {
			if (key === 'write') return filter.write;
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}

class DiffingFilter {
	readonly #stdout: NodeJS.WriteStream;
	readonly #buffer = new ScreenBuffer();
	/** What the terminal shows; null: that is not known. */
	#shown: CellRows | null = null;
	#alternate = false;
	#cursor = false;
	#shownCursor = '';
	/** Nothing was written yet to what was shown before. */
	#adopted = false;

	constructor(stdout: NodeJS.WriteStream, shown?: ScreenContent) {
		this.#stdout = stdout;
		if (shown !== undefined) this.#adopt(shown);
	}

	readonly write = (chunk: string | Uint8Array, ...rest: never[]): boolean => {
		const bytes = this.#taken(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
		return bytes === '' && rest.length === 0 ? true : this.#stdout.write(bytes, ...rest);
	};

	/** What to write instead. */
	#taken(text: string): string {
		this.#fit();
		let passed = '';
		for (const part of partsOf(text)) passed += this.#passed(part);
		return this.#alternate ? passed + this.#painted() : passed;
	}

	/** What of a part goes to the terminal as it is; the rest goes into the buffer. */
	#passed(part: Part): string {
		if (part.kind === 'mode' && part.mode === '1049') {
			// To enter it again would make some terminals clear it.
			if (part.on && this.#alternate) return '';
			this.#alternate = part.on;
			this.#forget();
			// The cursor's place on the other screen is not defined.
			return this.#alternate ? `${part.text}${moveTo(0, 0)}` : part.text;
		}

		if (!this.#alternate || part.kind === 'other') return part.text;
		if (part.kind === 'mode' && part.mode === '25') this.#cursor = part.on;

		if (part.kind === 'act' && part.final === 'J') {
			// Paint everything again.
			this.#shown = null;
		}

		this.#buffer.take(part);
		return '';
	}

	/** The bytes that show the buffer. For the first one, or a whole repaint, they wait until there is something in it. */
	#painted(): string {
		const {cells, row, column, isEmpty} = this.#buffer;
		if ((this.#shown === null || this.#adopted) && isEmpty) return '';
		this.#adopted = false;
		const changes =
			this.#shown === null ? `${eraseAll}${updateSequence([], cells)}` : updateSequence(this.#shown, cells);
		const cursor = this.#cursor ? `${moveTo(row, column)}${showCursor}` : hideCursor;
		const isMoved = cursor !== this.#shownCursor || (this.#cursor && changes !== '');
		const hides = changes !== '' && this.#shownCursor.endsWith(showCursor);
		const bytes = `${hides ? hideCursor : ''}${changes}${isMoved ? cursor : ''}`;
		this.#shown = cells.map(each => [...each]);
		this.#shownCursor = cursor;
		return bytes.length > BRACKETED_FROM ? `${beginUpdate}${bytes}${endUpdate}` : bytes;
	}

	#adopt({columns, rows, text}: ScreenContent): void {
		const buffer = new ScreenBuffer();
		buffer.clear(columns, rows);
		for (const part of partsOf(text)) buffer.take(part);
		this.#buffer.clear(columns, rows);
		this.#shown = buffer.cells;
		this.#shownCursor = hideCursor;
		this.#alternate = true;
		this.#adopted = true;
	}

	/** A window of another size shows something else. */
	#fit(): void {
		const {columns, rows} = this.#stdout;
		if (columns !== this.#buffer.columns || rows !== this.#buffer.rows) {
			this.#buffer.clear(columns, rows);
			this.#shown = null;
		}
	}

	#forget(): void {
		this.#buffer.row = 0;
		this.#buffer.clear(this.#stdout.columns, this.#stdout.rows);
		this.#shown = null;
		this.#shownCursor = '';
	}
}
