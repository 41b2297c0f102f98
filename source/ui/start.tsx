import process from 'node:process';
import {render, type useApp} from 'ink';
import type {Session} from '../session/contract.ts';
import {App} from './app.tsx';
import type {NotesServer} from './features/notes/notes-server.ts';
import {splitMouse} from './input/mouse.ts';
import type {FirstPaint} from './screen/first-paint.ts';
import {afterResize} from './terminal/after-resize.ts';
import {withMouse} from './terminal/mouse-mode.ts';
import {eraseBelow, home, inOnePiece} from './terminal/one-piece.ts';
import {type ThemeName, themeFor} from './terminal/theme/themes.ts';

/** Keys are shown at once; while a program runs on, `createView` sees to the pace. */
const MAX_FPS = 250;

type SuspendTerminal = ReturnType<typeof useApp>['suspendTerminal'];

export interface ShowOptions {
	/** What it looks like; absent: as the environment has it. */
	readonly theme?: ThemeName;
	/** Where the screen is; the process's own terminal unless a test says otherwise. */
	readonly stdin?: NodeJS.ReadStream;
	readonly stdout?: NodeJS.WriteStream;
	/** Calls back each time that the program's file is saved. Returns a function that stops it. */
	readonly watch?: (saved: () => void) => () => void;
	/** Shows the notes in another terminal. */
	readonly notes?: NotesServer | undefined;
	/** The first screens, where they stand already. */
	readonly painted?: FirstPaint | null;
	/** Saves the rows of a screen as a picture; gives a sentence. */
	readonly picture?: (rows: readonly string[], stage: number) => Promise<string>;
	/** The terminal tells what the mouse does. */
	readonly mouse?: boolean;
}

/**
 * Stops the process like any other program on ctrl-z. In raw mode the terminal does not do that for us. A process
 * that cannot be stopped (no job control) goes on after a moment.
 */
function stop(suspendTerminal: SuspendTerminal): void {
	void suspendTerminal(
		async () =>
			new Promise<void>(resolve => {
				// The timer keeps the event loop alive until the process is continued.
				const timer = setTimeout(done, 500);
				process.once('SIGCONT', done);
				process.kill(0, 'SIGTSTP');

				function done(): void {
					clearTimeout(timer);
					process.off('SIGCONT', done);
					// A stopped process does not get SIGWINCH.
					process.kill(process.pid, 'SIGWINCH');
					resolve();
				}
			}),
	);
}

/**
 * Shows a session full screen. Resolves when the person quits: the terminal is given back and the session closed.
 * Rejects when the screen itself failed; both are done then, too.
 */
export async function show(
	session: Session,
	{theme, stdin, stdout, watch, notes, painted, picture, mouse = false}: ShowOptions = {},
): Promise<void> {
	const suspend = process.platform === 'win32' ? undefined : stop;
	const input = stdin ?? process.stdin;
	const plain = stdout ?? process.stdout;
	const pointer = mouse && process.env['INK_SCREEN_READER'] !== 'true' ? splitMouse(input) : null;
	const terminal = pointer === null ? plain : withMouse(plain);
	const app = (
		<App
			session={session}
			theme={themeFor(process.env, theme)}
			suspend={suspend}
			watch={watch}
			notes={notes}
			picture={picture}
			mouse={pointer?.listen}
		/>
	);
	// Keys that come before Ink listens are kept for it; without this the terminal would write them into the screen.
	input.setRawMode?.(true);
	// Some terminals clear the alternate screen when it is entered again: the first frame comes in the same piece.
	const options = {alternateScreen: true, incrementalRendering: true, interactive: true, exitOnCtrlC: false};
	const instance = inOnePiece(terminal, () =>
		render(app, {...options, maxFps: MAX_FPS, stdout: terminal, stdin: pointer?.stdin ?? input}),
	);
	const stopRepainting = afterResize(() =>
		inOnePiece(terminal, () => {
			terminal.write(home + eraseBelow);
			instance.clear();
			terminal.write(home);
			instance.rerender(app);
		}),
	);
	painted?.handOver();
	try {
		await instance.waitUntilExit();
	} finally {
		stopRepainting();
		input.setRawMode?.(false);
		await session.close();
	}
}
