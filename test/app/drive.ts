import {openApp, type Terminal, type TerminalOptions} from '../helpers/terminal.ts';

/** The sizes that every screen is looked at. */
export const sizes = [
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
] as const;

/** Opens a file in the app and takes the menu's entry that shows `entry`. */
export async function openAndPick(
	args: readonly string[],
	entry: string,
	options?: TerminalOptions,
): Promise<Terminal> {
	const terminal = openApp(args, options);
	await terminal.waitFor('what to drive');
	await terminal.waitFor('⏎ drive it');
	await terminal.waitFor(entry);
	// The marked entry is the one behind ▶; Python may still be starting.
	for (let tries = 0; tries < 20 && !marked(terminal, entry); tries++) {
		const before = terminal.text();
		terminal.press('down');
		await terminal.waitFor(screen => screen.join('\n') !== before);
	}
	await terminal.waitFor('CPython');
	terminal.press('enter');
	return terminal;
}

function marked(terminal: Terminal, entry: string): boolean {
	return terminal.screen().some(line => line.includes('▶') && line.includes(entry));
}

/** `stage 18 of 37`, as the header says it. */
export function position(terminal: Terminal): {readonly at: number; readonly of: number} {
	const found = /stage (\d+) of (\d+)/.exec(terminal.screen()[0] ?? '');
	return {at: Number(found?.[1]), of: Number(found?.[2])};
}

/** Waits until the header says that the cursor is at a stage. */
export async function waitForStage(terminal: Terminal, at: number): Promise<void> {
	await terminal.waitFor(screen => new RegExp(`stage ${at} of`).test(screen[0] ?? ''));
}

/** Opens three_yields.py with `f.send(100)` just called: the generator stands at its first yield. */
export async function openAtSend(options: TerminalOptions): Promise<Terminal> {
	const terminal = openApp(['samples/three_yields.py', 'f = foo()'], options);
	await terminal.waitFor('your turn');
	terminal.press('n', 'enter');
	await terminal.waitFor('next(f)  # 1');
	await terminal.waitFor('your turn');
	terminal.press('s');
	terminal.type('100');
	terminal.press('enter');
	await terminal.waitFor(/▸ ?\d+ call/);
	return terminal;
}
