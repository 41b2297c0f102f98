import {execFileSync} from 'node:child_process';
import process from 'node:process';
import {expect} from 'vitest';
import {Terminal} from '../helpers/terminal.ts';

/** Starts a program in a shell, as a person does: the shell tells afterwards how it went and what the terminal is like. */
export function inShell(args: readonly string[]): Terminal {
	const script = '"$@"; echo "left with $?"; stty -a';
	return new Terminal('bash', ['--norc', '-c', script, 'bash', process.execPath, ...args]);
}

/** All processes below one. */
export function below(pid: number): readonly number[] {
	const table = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], {encoding: 'utf8'}).trim().split('\n');
	const pairs = table.map(line => line.trim().split(/\s+/).map(Number));
	const found = [pid];
	for (const parent of found) {
		found.push(...pairs.flatMap(([child = 0, of]) => (of === parent ? [child] : [])));
	}
	return found.slice(1);
}

/** The terminal is as it was: main screen, cursor in sight, no bracketed paste, no mouse, lines edited and echoed. */
export function expectGivenBack(terminal: Terminal): void {
	expect(terminal.alternateScreen).toBe(false);
	expect(terminal.cursorVisible).toBe(true);
	expect(terminal.bracketedPaste).toBe(false);
	expect(terminal.hearsMouse).toBe(false);
	const modes = terminal.scrollback().join(' ');
	expect(modes).toMatch(/(?<!-)\bicanon\b/);
	expect(modes).toMatch(/(?<!-)\bisig\b/);
	expect(modes).toMatch(/(?<!-)\becho\b/);
}
