import process from 'node:process';
import type {Snapshot} from '../../session/contract.ts';
import {type ThemeName, themeFor} from '../theme.ts';
import {firstFrame} from './frame.ts';

const enter = '\u001B[?1049h';
const leave = '\u001B[?1049l';
const hide = '\u001B[?25l';
const show = '\u001B[?25h';
const home = '\u001B[H';
const begin = '\u001B[?2026h';
const end = '\u001B[?2026l';

/** What is written, without entering the alternate screen. */
function unentered(chunk: string | Uint8Array): string | Uint8Array {
	return typeof chunk === 'string' && chunk.startsWith(enter) ? chunk.slice(enter.length) : chunk;
}

/** Signals that end a process which does not listen to them. */
const deadly = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** A screen that was painted before there is anything that could paint it again. */
export interface Painted {
	/** Calls `render`, which goes on where this ends: it finds the alternate screen entered, and need not do so again. */
	handOver<T>(render: () => T): T;
	/** Gives the terminal back, unless it was handed over. */
	giveBack(): void;
}

/**
 * Paints the first screen, before React and Ink are loaded. From then on keys are kept for whoever listens first.
 * Gives null where the first screen is another one, which is then painted later.
 */
export function paintFirst(snapshot: Snapshot, name: ThemeName | undefined): Painted | null {
	const {stdin, stdout, env} = process;
	// A terminal may not know its own size.
	if (env['INK_SCREEN_READER'] === 'true' || !stdout.columns || !stdout.rows) return null;
	const rows = firstFrame(snapshot, stdout.columns, stdout.rows, themeFor(env, name));
	if (rows === null) return null;
	stdin.setRawMode(true);
	stdout.write(begin + enter + hide + home + rows.join('\r\n') + home + end);

	let ours = true;
	const giveBack = (): void => {
		if (!ours) return;
		forget();
		stdout.write(show + leave);
		stdin.setRawMode(false);
	};
	const die = (signal: NodeJS.Signals): void => {
		giveBack();
		process.kill(process.pid, signal);
	};
	const forget = (): void => {
		ours = false;
		process.off('exit', giveBack);
		for (const signal of deadly) process.off(signal, die);
	};
	process.on('exit', giveBack);
	for (const signal of deadly) process.on(signal, die);
	return {
		giveBack,
		handOver(render) {
			const {write} = stdout;
			// Some terminals clear the alternate screen when they are told to enter it again.
			stdout.write = ((chunk: string | Uint8Array, ...rest: []) =>
				write.call(stdout, unentered(chunk), ...rest)) as typeof write;
			try {
				return render();
			} finally {
				Reflect.deleteProperty(stdout, 'write');
				forget();
			}
		},
	};
}
