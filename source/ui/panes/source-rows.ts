import type {FrameId, Span} from '../../protocol/index.ts';
import type {Snapshot} from '../../session/contract.ts';
import {expandTabs, printable, split} from '../../wording/printable.ts';
import {clamped, type Span as Scrollable} from '../state/scroll.ts';
import type {Piece} from '../terminal/text/row.ts';
import {row, width as widthOf} from '../terminal/text/row.ts';
import type {Style, Theme} from '../terminal/theme/theme.ts';
import {codePieces, type LineParts} from './highlight/line-pieces.ts';
import {sourceLines, windowStart} from './source-lines.ts';

/** A source text and the place in it to show. */
export interface SourceView {
	readonly text: string;
	/** From 1; null: none. */
	readonly line: number | null;
	/** The expression at work. */
	readonly lit: Span | null;
	/** The sign at the line. */
	readonly sign: string;
	/** The line whose indent may be left out where room is short: that of the function's `def`; absent: nothing is left out. */
	readonly from?: number;
	/** How many lines it is scrolled by. */
	readonly by?: number;
}

/** The source of a frame and the place in it; null when it is not known. */
export function frameSourceView(
	{state, sources}: Pick<Snapshot, 'state' | 'sources'>,
	id: FrameId | null,
	sign: string,
): SourceView | null {
	const frame = id === null ? undefined : state.frames.get(id);
	const code = frame && state.codes.get(frame.code);
	const text = code && sources.get(code.file);
	if (!frame || !code || text === undefined) return null;
	const lit = frame.status === 'closed' ? null : frame.lit;
	return {text, line: frame.line, lit, sign, ...(code.kind === 'module' ? {} : {from: code.line})};
}

/** What a source can be scrolled over. A row is left for the carets. */
export function sourceSpan(view: SourceView, rows: number): Scrollable {
	return spanOver(sourceLines(view.text).length, view, rows);
}

function spanOver(count: number, {line, lit}: SourceView, rows: number): Scrollable {
	const height = Math.max(1, lit !== null && rows > 2 ? rows - 1 : rows);
	return {count, height, home: windowStart(count, height, (line ?? lit?.[0] ?? 1) - 1)};
}

type Parts = readonly [before: string, lit: string, after: string];

/** The columns of `line` (counted from 1) that a span covers; null: none of it. */
function covered(span: Span | null, line: number, length: number): readonly [number, number] | null {
	if (span === null || line < span[0] || line > span[2]) return null;
	return [line === span[0] ? span[1] : 0, line === span[2] ? span[3] : length];
}

function partsOf(line: string, number: number, lit: Span | null): Parts {
	const columns = covered(lit, number, [...line].length);
	if (columns === null) return split(line, 0, 0);
	const indent = line.length - line.trimStart().length;
	return split(line, Math.max(columns[0], number === lit?.[0] ? 0 : indent), columns[1]);
}

/** The parts without their first `count` characters. */
function crop(parts: Parts, count: number): Parts {
	let left = count;
	const [before, lit, after] = parts.map(part => {
		const characters = [...part];
		const kept = characters.slice(left).join('');
		left = Math.max(0, left - characters.length);
		return kept;
	});
	return [before ?? '', lit ?? '', after ?? ''];
}

function indentOf(line: string | undefined): number {
	const text = expandTabs(line ?? '');
	return text.length - text.trimStart().length;
}

/**
 * The indent that all lines in sight are shown without: none where they fit as they are, at most `most`, and never
 * more than each line has, so that no line loses its beginning.
 */
function commonIndent(lines: readonly string[], most: number, room: number): number {
	const written = lines.filter(line => line.trim() !== '');
	const fits = written.every(line => widthOf(printable(expandTabs(line).trimEnd())) <= room);
	return fits ? 0 : Math.min(most, ...written.map(indentOf));
}

/** How much more the line of the lit part is shown without, where that part would be out of sight. */
function shift([before, lit]: Parts, room: number): number {
	const end = widthOf(before) + widthOf(lit);
	return end <= room ? 0 : Math.min(widthOf(before), end - room + 1);
}

/** The code of a line in the theme's styles: that of the line at work, with its words told apart where they are known. */
function styled(
	line: LineParts,
	room: number,
	here: boolean,
	all: boolean,
	number: number,
	{text}: SourceView,
	theme: Theme,
): readonly Piece[] {
	const {syntax, highlight} = theme;
	const code: Style = here || all ? theme.plain : theme.resting;
	const tokens = highlight?.(text)[number - 1];
	if (syntax === null || tokens === undefined) {
		const [before, part, after] = line.shown;
		return [
			[code, before],
			[theme.lit, part],
			[code, after],
		];
	}

	return codePieces(line, room, tokens, syntax, here ? syntax.here : code, theme.lit);
}

/**
 * The rows of a source text around a line: numbers, the sign at the line, and the expression at work inverted
 * with carets below it, as tracebacks have them. A row whose line is shown without its beginning has `…` before it.
 */
export function sourceRows(place: SourceView, width: number, height: number, theme: Theme): string[] {
	const {text, lit, sign} = place;
	const all = sourceLines(text);
	const active = place.line ?? lit?.[0] ?? null;
	const carets = lit !== null && height > 2;
	const span = spanOver(all.length, place, height);
	const first = span.home + clamped(span, place.by ?? 0);
	const inSight = lit !== null && lit[0] > first && lit[0] <= first + span.height;
	const lines = all.slice(first, first + (inSight ? span.height : height));
	// As many as the last line needs, so that nothing moves to the side while it scrolls.
	const digits = String(all.length).length;
	const room = width - digits - 3;
	const indent = place.from === undefined ? 0 : commonIndent(lines, indentOf(all[place.from - 1]), room);

	return lines.flatMap((line, index) => {
		const number = first + index + 1;
		const whole = partsOf(line, number, lit);
		const indented = crop(whole, indent);
		const hidden = number === lit?.[0] ? shift(indented, room) : 0;
		const [before, part, after] = crop(indented, hidden);
		const here = number === active;
		const cut = indent + hidden > 0 && line.trim() !== '';
		const gutter: Piece = [
			here ? theme.active : theme.faint,
			`${here ? sign : ' '}${String(number).padStart(digits)}${cut ? '…' : ' '}`,
		];
		const lineOf = {line, whole, shown: [before, part, after], hidden: indent + hidden} as const;
		const shown = row(
			width,
			gutter,
			...styled(lineOf, width - digits - 2, here, active === null, number, place, theme),
		);
		if (!carets || number !== lit[0]) return [shown];
		const under = Math.min(widthOf(part), room - widthOf(before));
		return [
			shown,
			row(width, ' '.repeat(digits + 2 + widthOf(before)), [theme.active, '^'.repeat(Math.max(1, under))]),
		];
	});
}
