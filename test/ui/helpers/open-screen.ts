import {PassThrough, Writable} from 'node:stream';
import xterm from '@xterm/headless';
import {render} from 'ink';
import {createElement} from 'react';
import type {Session} from '../../../source/session/contract.ts';
import {App} from '../../../source/ui/app.tsx';
import type {Theme} from '../../../source/ui/terminal/theme/theme.ts';
import {bare} from '../../../source/ui/terminal/theme/themes.ts';
import {cellsOf} from './cells.ts';

export interface OpenScreen {
	/** All that was written to the terminal. */
	readonly raw: () => string;
	/** The visible lines, without blanks at their right ends. */
	readonly lines: () => string[];
	readonly text: () => string;
	/** Each row with its styles; see `cellsOf`. */
	readonly cells: () => string[];
	/** Where the cursor stands, from 0. */
	readonly cursor: () => {readonly column: number; readonly row: number};
	/** Types bytes as a terminal would send them, in one piece. */
	readonly type: (bytes: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	/** Waits until the screen shows a text, or a condition holds; fails with the screen. */
	readonly waitFor: (what: string | (() => boolean)) => Promise<void>;
	/** Resolves when the app has ended. */
	readonly ended: Promise<unknown>;
	readonly close: () => void;
}

export interface ScreenOptions {
	readonly columns?: number;
	readonly rows?: number;
	readonly theme?: Theme;
	readonly suspend?: () => void;
}

/** The app in Ink's real renderer, on streams that look like a terminal, read through a terminal emulator. */
export function openScreen(session: Session, options: ScreenOptions = {}): OpenScreen {
	const {columns = 80, rows = 24, theme = bare, suspend} = options;
	// A real terminal's driver turns a line feed into carriage return and line feed.
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, convertEol: true});
	let raw = '';
	const watchers = new Set<() => void>();
	const stdout = Object.assign(
		new Writable({
			write(chunk, _, done) {
				raw += String(chunk);
				terminal.write(String(chunk), () => {
					for (const look of watchers) {
						look();
					}
				});
				done();
			},
		}),
		{isTTY: true, columns, rows},
	);
	const stdin = Object.assign(new PassThrough(), {
		isTTY: true,
		setRawMode: () => stdin,
		ref: () => stdin,
		unref: () => stdin,
	});
	const instance = render(createElement(App, {session, theme, suspend}), {
		stdout: stdout as unknown as NodeJS.WriteStream,
		stdin: stdin as unknown as NodeJS.ReadStream,
		alternateScreen: true,
		incrementalRendering: true,
		interactive: true,
		exitOnCtrlC: false,
		patchConsole: false,
		maxFps: 1000,
	});
	const lines = (): string[] => {
		const {active} = terminal.buffer;
		return Array.from({length: terminal.rows}, (_, row) =>
			(active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
		);
	};

	const text = (): string => lines().join('\n');
	return {
		raw: () => raw,
		lines,
		text,
		cells: () => cellsOf(terminal),
		cursor: () => ({column: terminal.buffer.active.cursorX, row: terminal.buffer.active.cursorY}),
		type: bytes => {
			stdin.write(bytes);
		},
		resize(newColumns, newRows) {
			terminal.resize(newColumns, newRows);
			Object.assign(stdout, {columns: newColumns, rows: newRows});
			stdout.emit('resize');
		},
		waitFor: async what =>
			new Promise((resolve, reject) => {
				const holds = typeof what === 'string' ? () => text().includes(what) : what;
				const timer = setTimeout(() => {
					watchers.delete(look);
					clearInterval(poll);
					reject(new Error(`Waited in vain for ${String(what)}:\n${text()}`));
				}, 5000);
				const look = (): void => {
					if (holds()) {
						clearTimeout(timer);
						clearInterval(poll);
						watchers.delete(look);
						resolve();
					}
				};

				// Not everything that is waited for paints something.
				const poll = setInterval(look, 20);
				watchers.add(look);
				look();
			}),
		ended: instance.waitUntilExit(),
		close() {
			instance.unmount();
			instance.cleanup();
		},
	};
}
