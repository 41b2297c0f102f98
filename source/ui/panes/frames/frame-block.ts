import {personId, suspends} from '../../../engine/stage.ts';
import type {FrameState, Local, State} from '../../../engine/state.ts';
import type {FrameId, Value} from '../../../protocol/index.ts';
import {frameName} from '../../../wording/frame-name.ts';
import {printable, split} from '../../../wording/printable.ts';
import {valueText} from '../../../wording/value-text.ts';
import type {Piece} from '../../terminal/text/row.ts';
import {row, width as widthOf} from '../../terminal/text/row.ts';
import type {Theme} from '../../terminal/theme/theme.ts';
import {sourceLine} from '../source-lines.ts';

/** What a frame's rows are drawn from. */
export interface BlockView {
	readonly state: State;
	readonly sources: ReadonlyMap<string, string>;
	readonly width: number;
	readonly theme: Theme;
	/** The frame that the person looks at, if that is not the one at work. */
	readonly looked?: FrameId | null;
	/** Frames that only keep the program going are folded. */
	readonly less?: boolean;
	/** The room predicts: nothing is told of what becomes of a value on its way. */
	readonly predicting?: boolean;
}

const MARGIN = '    ';

/** The person: the statement that is being carried out. */
export function personRow({state, width, theme, looked}: BlockView): string {
	const statement = state.statements.at(-1);
	const running = statement !== undefined && statement.outcome === null;
	const style = state.active === 0 || running ? theme.active : theme.resting;
	return row(
		width,
		[style, `${looked === personId ? '›' : running ? '●' : '‖'} client`],
		'  ',
		running ? [theme.plain, statement.text] : [theme.faint, 'waits'],
	);
}

/** The line at work with exactly the expression in ⟦ ⟧; null when the source is not known. */
export function litRow(frame: FrameState, {state, sources, width, theme}: BlockView): string | null {
	const code = state.codes.get(frame.code);
	const number = frame.lit?.[0] ?? frame.line;
	const line = number === null || !code ? undefined : sourceLine(sources.get(code.file) ?? '', number);
	if (line === undefined || frame.status === 'closed' || frame.status === 'created') return null;
	const {lit} = frame;
	if (lit === null) return row(width, MARGIN, [theme.resting, printable(line.trim())]);
	const [before, part, after] = split(line, lit[1], lit[0] === lit[2] ? lit[3] : [...line].length);
	const lead = before.trimStart();
	const tooLong = MARGIN.length + widthOf(lead) + widthOf(part) + 2 > width;
	return row(width, MARGIN, tooLong ? '…' : lead, [theme.lit, `⟦${part}⟧`], after);
}

/** A value in a row: a generator that is a known frame goes by the frame's name. */
function shortValue(value: Value, state: State, limit: number): string {
	const known = value.frame !== undefined && state.frames.has(value.frame);
	return known ? `<${frameName(state, value.frame ?? null)}>` : valueText(value, limit);
}

/** Why a stack is not there: CPython takes it apart for an exception, and some versions do not show it everywhere. */
function unreadText({id}: FrameState, {stage}: State): string {
	const raises = stage?.frame === id && 'exception' in stage && stage.exception !== undefined;
	return raises ? 'not read while an exception is raised' : 'this Python does not show it here';
}

/** The value stack with its top. */
export function stackRow(frame: FrameState, {state, width, theme}: BlockView): string | null {
	const code = state.codes.get(frame.code);
	if (frame.status === 'closed' || (frame.status === 'created' && !frame.stack?.length)) return null;
	// Only of generators and their kin is the stack read.
	if (code !== undefined && !suspends(code)) return null;
	if (frame.stack === null) return row(width, MARGIN, [theme.faint, `stack  ${unreadText(frame, state)}`]);
	const top = frame.stack.at(-1);
	if (top === undefined) return row(width, MARGIN, [theme.faint, 'stack  empty']);
	const text = shortValue(top, state, 60);
	const end: Piece[] = frame.pushed
		? [
				[theme.lit, `▐${text}▌`],
				[theme.active, ' ◀ top'],
			]
		: [text, [theme.faint, ' ◀ top']];
	const room = width - MARGIN.length - 7 - widthOf(text) - 6 - (frame.pushed ? 2 : 0);
	const below = frame.stack.slice(0, -1).map(value => shortValue(value, state, 40));
	const all = below.map(text => `${text} │ `).join('');
	const shown = widthOf(all) <= room ? all : below.length === 0 ? '' : `…${below.length} │ `;
	return row(width, MARGIN, [theme.faint, 'stack  '], shown, ...end);
}

/** The local variables; `←` instead of `=` where the value has just changed. Those come first when room is short. */
export function localsRow(frame: FrameState, {state, width, theme}: BlockView): string | null {
	if (frame.locals.length === 0) return null;
	const text = (local: Local): string =>
		`${local.name} ${local.changed ? '←' : '='} ${shortValue(local.value, state, 40)}`;
	const total = frame.locals.reduce((sum, local) => sum + widthOf(text(local)) + 2, MARGIN.length - 2);
	const locals =
		total <= width ? frame.locals : [...frame.locals].sort((a, b) => Number(b.changed) - Number(a.changed));
	const pieces = locals.flatMap((local, index): Piece[] => [
		index === 0 ? MARGIN : '  ',
		[local.changed ? theme.changed : theme.plain, text(local)],
	]);
	return row(width, ...pieces);
}
