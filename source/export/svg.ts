/** A screen as SVG: real text that can be copied and found, in light and dark, with no font of its own. */

import stringWidth from 'string-width';
import {boxPath, isBoxLine} from './box-lines.ts';
import {type Palette, paletteRules, palettes} from './colours.ts';
import {type StyledRun, styledRuns} from './styled-runs.ts';

/** The size of a cell and its font, in units of the picture. */
const CELL = {width: 8.4, height: 18, font: 14, base: 13.2} as const;
const MARGIN = 12;

export interface SvgOptions {
	/** One ground only; absent: that of the reader's system. */
	readonly ground?: 'dark' | 'light';
	/** What a screen reader says of it. */
	readonly title: string;
}

/** The rows of a screen, styled by the dark theme, as a picture. */
export function svgOf(rows: readonly string[], {ground, title}: SvgOptions): string {
	const columns = Math.max(...rows.map(row => stringWidth(row.replace(styles, ''))));
	const width = Math.round(columns * CELL.width + 2 * MARGIN);
	const height = Math.round(rows.length * CELL.height + 2 * MARGIN);
	const body = rows.map((row, index) => rowOf(row, index)).join('\n');
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t">
<title id="t">${escaped(title)}</title>
<style>${styleSheet(ground)}</style>
<rect class="g" width="${width}" height="${height}" rx="8"/>
<g transform="translate(${MARGIN} ${MARGIN})" xml:space="preserve">
${body}
</g>
</svg>
`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: it is with ESC that styles begin
const styles = /\u001B\[\d*m/g;

function styleSheet(ground: SvgOptions['ground']): string {
	const base =
		`text{font:${CELL.font}px ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;white-space:pre}` +
		'.low{opacity:.8}.bold{font-weight:bold}.italic{font-style:italic}.underline{text-decoration:underline}path{fill:none;stroke-width:1.2}';
	const first = rulesOf(palettes[ground ?? 'light']);
	return ground === undefined
		? `${base}${first}@media(prefers-color-scheme:dark){${rulesOf(palettes.dark)}}`
		: base + first;
}

function rulesOf(palette: Palette): string {
	const strokes = [['t', palette.text], ['dim', palette.faint], ...Object.entries(palette.codes)]
		.map(([name, colour]) => `path.${name},rect.${name}{stroke:${colour}}rect.${name}{fill:${colour}}`)
		.join('');
	return `.g{fill:${palette.ground}}${paletteRules(palette, 'fill')}${strokes}path{fill:none}`;
}

function rowOf(row: string, index: number): string {
	return styledRuns(row, stringWidth)
		.map(run => runOf(run, index * CELL.height))
		.filter(text => text !== '')
		.join('');
}

/** A run: its ground where it is inverted, its lines as strokes, and its text. */
function runOf(run: StyledRun, y: number): string {
	const inverse = run.classes.includes('inverse');
	const isDim = run.classes.includes('dim');
	const colour = run.classes.find(name => name.startsWith('c')) ?? (isDim ? 'dim' : 't');
	const x = run.column * CELL.width;
	const ground = inverse
		? `<rect class="${colour}" x="${round(x)}" y="${round(y)}" width="${round(run.columns * CELL.width)}" height="${CELL.height}"/>`
		: '';
	const lines = linesOf(run, y);
	const path = lines === '' ? '' : `<path class="${colour}" d="${lines}"/>`;
	return ground + path + wordsOf(run, y, inverse ? 'inverse' : colour);
}

function linesOf({text, column}: StyledRun, y: number): string {
	let path = '';
	let at = column;
	for (const sign of text) {
		if (isBoxLine(sign)) path += boxPath(sign, at * CELL.width, y, CELL.width, CELL.height);
		at += stringWidth(sign);
	}
	return path;
}

/** Words with more than one blank between them stand by themselves, each at its place: no font can push them about. */
function wordsOf({text, column, classes}: StyledRun, y: number, colour: string): string {
	const marks = classes.filter(name => name === 'bold' || name === 'italic' || name === 'underline');
	const low = classes.includes('dim') && colour !== 'dim' ? ['low'] : [];
	let words = '';
	for (const {0: word, index} of text.matchAll(/[^\s│┊─━├┤┬┯┴┼╭╮╰╯]+(?: [^\s│┊─━├┤┬┯┴┼╭╮╰╯]+)*/g)) {
		const start = column + stringWidth(text.slice(0, index));
		const length = round(stringWidth(word) * CELL.width);
		words += `<text class="${[colour, ...low, ...marks].join(' ')}" x="${round(start * CELL.width)}" y="${round(y + CELL.base)}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escaped(word)}</text>`;
	}
	return words;
}

function round(number: number): number {
	return Math.round(number * 100) / 100;
}

function escaped(text: string): string {
	return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
}
