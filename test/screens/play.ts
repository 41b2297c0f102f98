import {type Awaited, openApp, type Terminal, type TerminalOptions} from '../helpers/terminal.ts';

/** Columns and rows. */
export type Size = readonly [columns: number, rows: number];

/** The sizes at which every screen is kept. */
export const sizes: readonly Size[] = [
	[80, 24],
	[100, 30],
	[120, 40],
	[200, 60],
];

/** Opens a sample with its talk; ready for the first press of the play key. */
export async function openTalk(
	sample: string,
	options: TerminalOptions = {},
	ready: Awaited = goesOn,
): Promise<Terminal> {
	const terminal = openApp([`samples/${sample}.py`, '--drive', `samples/${sample}.demo`], options);
	await terminal.waitFor(ready);
	return terminal;
}

/** Whether there is still something to play: the line of keys says so. */
export function goesOn(screen: readonly string[]): boolean {
	return screen.at(-1)?.includes('space play') === true;
}

/** What the next press of the play key does, as the line of keys says it. */
export function nextPress(screen: readonly string[]): string {
	return /space play \d+\/\d+: (.*?)(?: {2}|$)/.exec(screen.at(-1) ?? '')?.[1] ?? '';
}

/** One press of the play key, until the screen is at rest again: the screen after it. */
export async function playOne(terminal: Terminal): Promise<string[]> {
	// What is waited for is a whole frame; the screen at any moment may be half of one.
	const before = progress(await terminal.waitFor(atRest));
	terminal.press('space');
	return terminal.waitFor(screen => progress(screen) !== before && atRest(screen));
}

/** The stage, and what the next press does: a press changes one of them, and other things may change before. */
export function progress(screen: readonly string[]): string {
	return `${/stage \d+/.exec(screen[0] ?? '')} ${/space .*?(?= {2}|$)/.exec(screen.at(-1) ?? '')}`;
}

/**
 * The program stands still, what is watched has its answers, and the whole screen is painted. Behind a result of the person's
 * there is one more thing to wait for: that the client has the floor.
 */
export function atRest(screen: readonly string[]): boolean {
	const [header = ''] = screen;
	const keys = screen.at(-1) ?? '';
	const comes = currentKind(screen) === 'result' && screen.some(line => line.includes('client: you'));
	const still = header.includes('your turn') || (!comes && !header.includes('running') && !keys.includes('x stop'));
	const asks = screen.some(line => /^ watch {2}.* …$/.test(line));
	// The stage that the room was asked about is still to come.
	const awaits = screen.some(line => line.startsWith(' … Python goes on'));
	return still && !asks && !awaits && keys.includes('? help');
}

/** Gives the terminal another size, and waits until the screen is painted for it. */
export async function resizeTo(terminal: Terminal, [columns, rows]: Size): Promise<string[]> {
	terminal.resize(columns, rows);
	// The header always ends in the last column but one.
	return terminal.waitFor(
		screen =>
			screen.length === rows &&
			screen[0]?.length === columns - 1 &&
			/stage \d+ of \d+$/.test(screen[0]) &&
			atRest(screen),
	);
}

/** The kind of the stage under the cursor, as the log says it. */
export function currentKind(screen: readonly string[]): string | undefined {
	return screen.map(line => /▸ ?\d+[ ~](\w+)/.exec(line)?.[1]).find(kind => kind !== undefined);
}
