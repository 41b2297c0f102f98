/** Takes the terminal before Ink is loaded, and gives it back if Ink never comes. */

import process from 'node:process';
import {FATAL_SIGNALS} from '../../session/run/on-signal.ts';
import {mouseWith} from './mouse-mode.ts';

const ENTER = '\u001B[?1049h\u001B[?25l';
const LEAVE = '\u001B[?25h\u001B[?1049l';

/** The terminal, taken before Ink is loaded, which would give it back. */
export interface TerminalGuard {
	/** From now on the caller gives it back. */
	handOver(): void;
	/** Gives it back to the shell, unless it was handed over. */
	giveBack(): void;
}

/**
 * Enters the alternate screen, without the cursor; keys are kept from now on and are not written into the screen. `mouse`: what the
 * mouse does is kept as well.
 */
export function guardTerminal(mouse: boolean): TerminalGuard {
	const {stdin, stdout} = process;
	const written = (bytes: string): string => (mouse ? mouseWith(bytes) : bytes);
	stdin.setRawMode(true);
	stdout.write(written(ENTER));

	let ours = true;
	const giveBack = (): void => {
		if (!ours) return;
		handOver();
		stdout.write(written(LEAVE));
		stdin.setRawMode(false);
		stdin.unref();
	};
	const die = (signal: NodeJS.Signals): void => {
		giveBack();
		process.kill(process.pid, signal);
	};
	const handOver = (): void => {
		ours = false;
		process.off('exit', giveBack);
		for (const signal of FATAL_SIGNALS) process.off(signal, die);
	};
	process.on('exit', giveBack);
	for (const signal of FATAL_SIGNALS) process.on(signal, die);
	return {handOver, giveBack};
}
