/** The talk's side of the notes: shows them to one other terminal, and takes its keys. */

import {unlinkSync} from 'node:fs';
import {connect, createServer, type Server, type Socket} from 'node:net';
import process from 'node:process';
import type {Session} from '../../../session/contract.ts';
import {version} from '../../../session/package.ts';
import {FATAL_SIGNALS} from '../../../session/run/on-signal.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';
import {themeFor} from '../../terminal/theme/themes.ts';
import {notesPlace} from './notes-place.ts';
import {notesRows} from './notes-rows.ts';
import {hear, type NotesAnswer, type NotesRequest, TALK_OVER, tell} from './notes-wire.ts';

/** The app as far as the notes need it. */
export interface NotedApp {
	readonly session: Session;
	readonly ui: Cell<Ui>;
	readonly press: (key: string) => void;
}

/** Waits for a terminal that shows the notes. */
export interface NotesServer {
	/** From now on there is something to show. Returns `close`. */
	readonly attach: (app: NotedApp) => () => void;
	/** Says good-bye, and leaves no socket behind. Idempotent. */
	readonly close: () => void;
}

/** Keys that drive the talk from the other terminal. Those that ask for text belong to the keyboard of the talk. */
const DRIVING: ReadonlySet<string> = new Set([
	...['space', 'pagedown', 'd', 'right', 'left', 'pageup', 'enter', 'home', 'end', 'n', 'c', 'u', 'x', 'escape'],
	...['shift-right', 'shift-left', 'p', 'a', '+', '-', '1', '2', '3', '4'],
]);

/** Whether somebody listens at the address; what a killed talk left there is taken away. */
function isTaken(address: string): Promise<boolean> {
	return new Promise(resolve => {
		const trial = connect(address);
		trial.on('connect', () => {
			trial.destroy();
			resolve(true);
		});
		trial.on('error', ({code}: NodeJS.ErrnoException) => {
			if (code === 'ECONNREFUSED') forget(address);
			resolve(false);
		});
	});
}

/** Takes a socket's file away; named pipes have none. */
export function forget(address: string): void {
	try {
		if (process.platform !== 'win32') unlinkSync(address);
	} catch {
		// It is not there.
	}
}

/** Begins to listen, or says in one sentence why that is not possible. */
export async function openNotes(): Promise<NotesServer | {readonly message: string}> {
	const place = notesPlace();
	if ('message' in place) return place;
	const {address} = place;
	if (await isTaken(address)) return {message: 'Another talk has its notes open: end that one first.'};
	const server = createServer();
	// Before the socket is there: a signal may come at once.
	const unwatch = forgetAtEnd(address);
	return new Promise(resolve => {
		server.once('error', error => {
			unwatch();
			resolve({message: `There is no place for the notes: ${error.message}.`});
		});
		server.listen(address, () => resolve(serve(server, address, unwatch)));
	});
}

/** Takes the socket away when the process ends. Gives what ends that. */
function forgetAtEnd(address: string): () => void {
	const take = (): void => forget(address);
	// Until the terminal is taken, nobody else hears these signals, and they end the process without `exit`.
	const takeBy = (signal: NodeJS.Signals): void => {
		take();
		if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
	};
	process.once('exit', take);
	for (const signal of FATAL_SIGNALS) process.once(signal, takeBy);
	return () => {
		process.off('exit', take);
		for (const signal of FATAL_SIGNALS) process.off(signal, takeBy);
	};
}

function serve(server: Server, address: string, unwatch: () => void): NotesServer {
	const begun = Date.now();
	let app: NotedApp | null = null;
	let guest: Socket | null = null;
	let wish: NotesRequest | null = null;
	let shown = '';
	let drawing = false;
	const stops: Array<() => void> = [];
	const clock = setInterval(() => draw(), 1000);

	const paint = (): void => {
		drawing = false;
		// A terminal that does not read gets the newest screen when it reads again.
		if (app === null || guest === null || wish === null || guest.writableNeedDrain) return;
		const {columns, rows, theme, by} = wish;
		const view = {snapshot: app.session.snapshot(), ui: app.ui.get(), elapsed: Date.now() - begun, by};
		const screen = notesRows(view, columns, rows, themeFor({}, theme ?? undefined));
		const text = screen.join('\n');
		if (text === shown) return;
		shown = text;
		tell(guest, {screen});
	};
	const draw = (): void => {
		if (!drawing && guest !== null) {
			drawing = true;
			setImmediate(paint);
		}
	};

	const take = (request: NotesRequest): void => {
		if (request.version !== version()) {
			const both = `${version()}, and these notes by ${request.version}`;
			guest?.end(`${JSON.stringify({end: `The talk is shown by gen-step ${both}: take the same one.`})}\n`);
			return;
		}

		const {key, ...rest} = request;
		wish = rest;
		const asks = app?.ui.get();
		const types = Boolean(asks?.prompt) || Boolean(asks?.search?.line) || Boolean(asks?.finding);
		if (key !== undefined && DRIVING.has(key) && !types) app?.press(key);
		draw();
	};

	server.on('connection', socket => {
		socket.on('error', () => socket.destroy());
		if (guest !== null) {
			socket.end(`${JSON.stringify({end: 'Another terminal shows the notes of this talk already.'})}\n`);
			return;
		}

		guest = socket;
		shown = '';
		socket.unref();
		socket.on('drain', draw);
		socket.on('close', () => {
			guest = null;
			wish = null;
		});
		hear<NotesRequest>(socket, take);
	});
	const close = (): void => {
		for (const stop of stops.splice(0)) stop();
		app = null;
		clearInterval(clock);
		guest?.end(`${JSON.stringify({end: TALK_OVER} satisfies NotesAnswer)}\n`);
		server.close();
		unwatch();
		forget(address);
	};
	// What listens for notes keeps no talk alive.
	server.unref();
	clock.unref();

	return {
		attach(shownApp) {
			app = shownApp;
			stops.push(shownApp.session.subscribe(draw), shownApp.ui.subscribe(draw));
			draw();
			return close;
		},
		close,
	};
}
