import path from 'node:path';
import process from 'node:process';
import {type IPty, spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {keyBytes} from './keys.ts';

/** How one character stands on the screen. Colours are `default`, a palette number or `#rrggbb`. */
export interface Cell {
	readonly text: string;
	/** 0 for the right half of a wide character. */
	readonly width: number;
	readonly foreground: string;
	readonly background: string;
	readonly bold: boolean;
	readonly dim: boolean;
	readonly italic: boolean;
	readonly underline: boolean;
	readonly inverse: boolean;
}

export interface Exit {
	readonly code: number;
	/** The number of the signal that ended the program, if one did. */
	readonly signal: number | undefined;
}

export interface TerminalOptions {
	readonly columns?: number;
	readonly rows?: number;
	readonly cwd?: string;
	/** Added to a plain environment; undefined takes a variable away. */
	readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What to wait for: a text or a pattern anywhere on the screen (its lines joined by line ends), or a condition. */
export type Awaited = string | RegExp | ((screen: readonly string[]) => boolean);

export const root = path.resolve(import.meta.dirname, '../..');

/** The longest that a handshake may take on a slow machine. Nobody waits for this long unless something is broken. */
const patience = 30_000;

/** Starts the built app in a terminal. */
export function openApp(args: readonly string[], options: TerminalOptions = {}): Terminal {
	return new Terminal(process.execPath, [path.join(root, 'dist/cli.js'), ...args], options);
}

/**
 * A program in a real pseudo-terminal, seen through a terminal emulator: what a person would see, and the keys they
 * would press. Everything waits for what shows up on the screen, never for time to pass.
 *
 * `await using terminal = openApp([...])` closes it at the end of the block.
 */
export class Terminal {
	/** How the program ended, once all its output is on the screen. */
	readonly exit: Promise<Exit>;
	/** All that the program wrote, as it wrote it. */
	output = '';
	/** When its last bytes came, by `performance.now()`. */
	heardAt = 0;
	/** Whether the program left the cursor in sight. */
	cursorVisible = true;

	readonly #pty: IPty;
	readonly #xterm: xterm.Terminal;
	readonly #watchers = new Set<() => void>();
	#ended: Exit | undefined;

	constructor(command: string, args: readonly string[], options: TerminalOptions = {}) {
		const {columns = 80, rows = 24, cwd = root, env = {}} = options;
		this.#xterm = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 10_000});
		this.#followCursor();
		this.#pty = spawn(command, [...args], {
			name: 'xterm-256color',
			cols: columns,
			rows,
			cwd,
			env: {...plainEnvironment(), ...env},
		});
		// The emulator answers what a program asks of its terminal.
		this.#xterm.onData(answer => this.#write(answer));
		this.#pty.onData(data => {
			this.output += data;
			this.heardAt = performance.now();
			this.#xterm.write(data, () => this.#notify());
		});
		this.exit = new Promise(resolve => {
			this.#pty.onExit(({exitCode, signal}) => {
				// Behind all that was written before.
				this.#xterm.write('', () => {
					this.#ended = {code: exitCode, signal: signal === 0 ? undefined : signal};
					resolve(this.#ended);
					this.#notify();
				});
			});
		});
	}

	get pid(): number {
		return this.#pty.pid;
	}

	get columns(): number {
		return this.#xterm.cols;
	}

	get rows(): number {
		return this.#xterm.rows;
	}

	/** Whether the program is on the alternate screen now. */
	get alternateScreen(): boolean {
		return this.#xterm.buffer.active.type === 'alternate';
	}

	/** Whether the program asked to get pasted text in brackets, and has not taken that back. */
	get bracketedPaste(): boolean {
		return this.#xterm.modes.bracketedPasteMode;
	}

	/** Whether the program asked to hear of the mouse, and has not taken that back. */
	get hearsMouse(): boolean {
		return this.#xterm.modes.mouseTrackingMode !== 'none';
	}

	/** Where the cursor stands, both from 0. */
	get cursor(): {readonly column: number; readonly row: number} {
		const {cursorX, cursorY} = this.#xterm.buffer.active;
		return {column: cursorX, row: cursorY};
	}

	/** The visible lines, from top to bottom, without blanks at their right ends. */
	screen(): string[] {
		return this.#lines(this.#xterm.buffer.active.baseY);
	}

	/** All lines, also those that have left the screen at its top. */
	scrollback(): string[] {
		return this.#lines(0);
	}

	/** The visible lines as one text. */
	text(): string {
		return this.screen().join('\n');
	}

	/** The cells of a visible line, row 0 at the top. */
	cells(row: number): Cell[] {
		const buffer = this.#xterm.buffer.active;
		const line = buffer.getLine(buffer.baseY + row);
		const cells: Cell[] = [];
		for (let column = 0; column < this.#xterm.cols; column++) {
			const cell = line?.getCell(column);
			if (cell !== undefined) {
				cells.push(describe(cell));
			}
		}

		return cells;
	}

	/** The cells of the first place on the screen that shows a text. Fails with the screen if there is none. */
	find(text: string): {readonly row: number; readonly column: number; readonly cells: Cell[]} {
		for (let row = 0; row < this.#xterm.rows; row++) {
			const cells = this.cells(row);
			for (let column = 0; column < cells.length; column++) {
				const found = startOfText(cells.slice(column), text);
				if (found !== undefined) {
					return {row, column, cells: found};
				}
			}
		}

		throw new Error(this.#report(`${JSON.stringify(text)} is not on the screen`));
	}

	/** Waits until the screen shows something, and answers with the screen that does. */
	async waitFor(what: Awaited, limit = patience): Promise<string[]> {
		const shows = condition(what);
		return new Promise((resolve, reject) => {
			const settle = (end: () => void): void => {
				clearTimeout(timer);
				this.#watchers.delete(look);
				end();
			};
			const fail = (reason: string): void => {
				settle(() => reject(new Error(this.#report(`${reason} while waiting for ${String(what)}`))));
			};
			const look = (): void => {
				// A frame that is not finished yet is not what a person sees.
				if (this.#xterm.modes.synchronizedOutputMode && this.#ended === undefined) {
					return;
				}

				const screen = this.screen();
				if (shows(screen)) {
					settle(() => resolve(screen));
				} else if (this.#ended !== undefined) {
					fail('The program ended');
				}
			};
			const timer = setTimeout(() => fail(`${limit / 1000} seconds went by`), limit);
			this.#watchers.add(look);
			look();
		});
	}

	/** Waits for the end of the program; fails with the screen if it does not end. */
	async waitForExit(limit = patience): Promise<Exit> {
		await this.waitFor(() => this.#ended !== undefined, limit);
		return this.exit;
	}

	/** Presses keys one after the other: a character, or a name such as `enter`, `left` or `ctrl-c`. */
	press(...keys: readonly string[]): void {
		for (const key of keys) {
			this.#write(keyBytes(key, this.#xterm.modes.applicationCursorKeysMode));
		}
	}

	/** Types a text, as fast as no person could: it may arrive as one piece. */
	type(text: string): void {
		this.#write(text);
	}

	/** Clicks on a cell, both from 0: pressed and let go. */
	click(row: number, column: number): void {
		this.#write(`\u001B[<0;${column + 1};${row + 1}M\u001B[<0;${column + 1};${row + 1}m`);
	}

	/** Turns the wheel over a cell by a notch: 1 down, -1 up. */
	wheel(by: 1 | -1, row: number, column: number): void {
		this.#write(`\u001B[<${by === 1 ? 65 : 64};${column + 1};${row + 1}M`);
	}

	/** Pastes a text, in brackets if the program asked for that. */
	paste(text: string): void {
		this.#write(this.bracketedPaste ? `\u001B[200~${text}\u001B[201~` : text);
	}

	/** Gives the window another size; the program gets SIGWINCH. */
	resize(columns: number, rows: number): void {
		this.#xterm.resize(columns, rows);
		this.#pty.resize(columns, rows);
	}

	/** Sends the program a signal. */
	signal(name: NodeJS.Signals): void {
		process.kill(this.pid, name);
	}

	/** Closes the window. The program gets SIGHUP, and SIGKILL if that does not end it. */
	async close(): Promise<void> {
		if (this.#ended === undefined) {
			this.#kill('SIGHUP');
			const force = setTimeout(() => this.#kill('SIGKILL'), 2000);
			await this.exit;
			clearTimeout(force);
		}

		this.#xterm.dispose();
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.close();
	}

	#kill(name: NodeJS.Signals): void {
		try {
			this.#pty.kill(name);
		} catch {
			// It has just ended by itself.
		}
	}

	#write(data: string): void {
		if (this.#ended === undefined) {
			this.#pty.write(data);
		}
	}

	#notify(): void {
		for (const look of this.#watchers) {
			look();
		}
	}

	/** Listens for DECTCEM, which the emulator obeys but does not tell of. */
	#followCursor(): void {
		for (const [final, visible] of [
			['h', true],
			['l', false],
		] as const) {
			this.#xterm.parser.registerCsiHandler({prefix: '?', final}, parameters => {
				if (parameters.includes(25)) {
					this.cursorVisible = visible;
				}

				return false;
			});
		}
	}

	#lines(from: number): string[] {
		const buffer = this.#xterm.buffer.active;
		const lines: string[] = [];
		for (let row = from; row < buffer.baseY + this.#xterm.rows; row++) {
			// On the alternate screen the emulator keeps the cells that a narrower window hides.
			lines.push(buffer.getLine(row)?.translateToString(true, 0, this.#xterm.cols).trimEnd() ?? '');
		}

		return lines;
	}

	/** A sentence with the present screen below it, in a frame. */
	#report(sentence: string): string {
		const {columns, rows} = this;
		const edge = `+${'-'.repeat(columns)}+`;
		const end = this.#ended === undefined ? 'running' : `exit code ${this.#ended.code}`;
		const lines = this.screen().map(line => `|${line}`);
		return `${sentence}. The screen (${columns}x${rows}, ${end}):\n${[edge, ...lines, edge].join('\n')}`;
	}
}

/** What a program in a plain terminal has in its environment: nothing of the test run's, nothing of a CI's. */
function plainEnvironment(): Record<string, string | undefined> {
	// A variable that is not set must not be there at all: the pty would pass it on as the word "undefined".
	const kept = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].filter(name => process.env[name] !== undefined);
	return {...Object.fromEntries(kept.map(name => [name, process.env[name]])), TERM: 'xterm-256color', LANG: 'C.UTF-8'};
}

function condition(what: Awaited): (screen: readonly string[]) => boolean {
	if (typeof what === 'function') {
		return what;
	}

	if (typeof what === 'string') {
		return screen => screen.join('\n').includes(what);
	}

	return screen => screen.join('\n').search(what) !== -1;
}

function startOfText(cells: readonly Cell[], text: string): Cell[] | undefined {
	let shown = '';
	for (const [index, cell] of cells.entries()) {
		shown += cell.text;
		if (!text.startsWith(shown)) {
			return undefined;
		}

		if (shown === text) {
			return cells.slice(0, index + 1);
		}
	}

	return undefined;
}

function describe(cell: xterm.IBufferCell): Cell {
	const width = cell.getWidth();
	return {
		text: width === 0 ? '' : cell.getChars() || ' ',
		width,
		foreground: colour(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
		background: colour(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
		bold: cell.isBold() !== 0,
		dim: cell.isDim() !== 0,
		italic: cell.isItalic() !== 0,
		underline: cell.isUnderline() !== 0,
		inverse: cell.isInverse() !== 0,
	};
}

function colour(isDefault: boolean, isRgb: boolean, value: number): string {
	if (isDefault) {
		return 'default';
	}

	return isRgb ? `#${value.toString(16).padStart(6, '0')}` : String(value);
}
