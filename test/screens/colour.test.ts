import {expect, test} from 'vitest';
import {type Cell, openApp, type Terminal, type TerminalOptions} from '../helpers/terminal.ts';
import {openTalk, playOne} from './play.ts';

/** The talk over delegator.py, at the moment at which 100 lies on the delegator's stack. */
async function atThePush(options: TerminalOptions = {}): Promise<Terminal> {
	const terminal = await openTalk('delegator', options);
	while (!terminal.text().includes('▐100▌')) await playOne(terminal);
	return terminal;
}

function cellsOf(terminal: Terminal): readonly Cell[] {
	return Array.from({length: terminal.rows}, (_, row) => terminal.cells(row)).flat();
}

const colours = (cells: readonly Cell[]): ReadonlySet<string> => new Set(cells.map(({foreground}) => foreground));

test('what is at work stands out: the pushed value inverted, its frame in colour, what rests dim', async () => {
	await using terminal = await atThePush();
	expect(terminal.find('▐100▌').cells.every(({inverse, bold}) => inverse && bold)).toBe(true);
	expect(terminal.find('▐push▌').cells.every(({inverse}) => inverse)).toBe(true);
	expect(terminal.find('⟦yield from delegatee⟧').cells.every(({inverse}) => inverse)).toBe(true);
	const [active] = terminal.find('▶ delegator').cells;
	expect(active).toMatchObject({bold: true, foreground: '6'});
	// A blank looks the same in any weight.
	const written = terminal.find('‖ gen_or_coro').cells.filter(({text}) => text.trim() !== '');
	expect(written.every(({dim}) => dim)).toBe(true);
});

test('NO_COLOR leaves weight and inversion', async () => {
	await using terminal = await atThePush({env: {NO_COLOR: '1'}});
	const cells = cellsOf(terminal);
	expect(colours(cells)).toEqual(new Set(['default']));
	expect(terminal.find('▐100▌').cells.every(({inverse}) => inverse)).toBe(true);
});

test.each([
	['light', (cells: readonly Cell[]) => expect(cells.some(({dim}) => dim)).toBe(false)],
	['contrast', (cells: readonly Cell[]) => expect(cells.some(({dim}) => dim)).toBe(false)],
	['none', (cells: readonly Cell[]) => expect(colours(cells)).toEqual(new Set(['default']))],
])('--theme %s reaches the screen', async (theme, holds) => {
	await using terminal = openApp(['samples/delegator.py', 'delegator()', '--theme', theme]);
	await terminal.waitFor('your turn');
	holds(cellsOf(terminal));
});

test('a theme that there is not is refused before anything is drawn', async () => {
	await using terminal = openApp(['samples/delegator.py', '--theme', 'pink']);
	await terminal.waitFor('There is no theme "pink": it is dark, light, contrast or none.');
	expect(await terminal.waitForExit()).toEqual({code: 2, signal: undefined});
});
