/** How many cells fit into the window. */

/** How wide a letter is, and how high a line, as parts of the font's size. */
const LETTER = 0.6025;
const LINE = 1.25;
/** In pixels; smaller only where the fewest columns would not fit. */
const FONT = 15;
/** Below the screen stand the buttons. */
const BUTTONS = 76;
const MARGIN = 24;

/** Columns, rows and the font's size, in pixels, for this window. */
export function fittingSize(): {readonly columns: number; readonly rows: number; readonly font: number} {
	const width = document.documentElement.clientWidth - MARGIN;
	const height = document.documentElement.clientHeight - BUTTONS - MARGIN;
	const columns = clamp(width / (FONT * LETTER), 60, 120);
	const font = Math.min(FONT, width / (columns * LETTER));
	return {columns, rows: clamp(height / (font * LINE), 24, 40), font: Math.floor(font * 100) / 100};
}

function clamp(value: number, low: number, high: number): number {
	return Math.max(low, Math.min(high, Math.floor(value)));
}
