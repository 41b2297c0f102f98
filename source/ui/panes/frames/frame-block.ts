import {personId, suspends} from '../../../engine/stage.ts';
import type {FrameState, Local, State} from '../../../engine/state.ts';
import type {FrameId, Value} from '../../../protocol/index.ts';
import {frameName} from '../../../wording/frame-name.ts';
import {printable, split} from '../../../wording/printable.ts';
import {valueText} from '../../../wording/value-text.ts';
import type {Piece} from '../../terminal/text/row.ts';
import {cut, row, width as widthOf} from '../../terminal/text/row.ts';
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
	/** The room predicts: what becomes of a value on its way is not shown. */
	readonly predicting?: boolean;
}

const MARGIN = '    ';
const TOP = ' ◀ top';

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

/** The value stack with its top, which is in sight also where the rest has no room. */
export function stackRow(frame: FrameState, {state, width, theme}: BlockView): string | null {
	const code = state.codes.get(frame.code);
	if (frame.status === 'closed' || (frame.status === 'created' && !frame.stack?.length)) return null;
	// Only of generators and their kin is the stack read.
	if (code !== undefined && !suspends(code)) return null;
	if (frame.stack === null) return row(width, MARGIN, [theme.faint, `stack  ${unreadText(frame, state)}`]);
	const top = frame.stack.at(-1);
	if (top === undefined) return row(width, MARGIN, [theme.faint, 'stack  empty']);
	const below = frame.stack.slice(0, -1).map(value => shortValue(value, state, 40));
	const all = below.map(text => `${text} │ `).join('');
	const few = below.length === 0 ? '' : `…${below.length} │ `;
	const room = width - MARGIN.length - 'stack  '.length - TOP.length - (frame.pushed ? 2 : 0);
	const text = cut(printable(shortValue(top, state, 60)), room - widthOf(few));
	const end: Piece = frame.pushed ? [theme.lit, `▐${text}▌`] : text;
	const shown = widthOf(all) + widthOf(text) <= room ? all : few;
	return row(width, MARGIN, [theme.faint, 'stack  '], shown, end, [frame.pushed ? theme.active : theme.faint, TOP]);
}

/**
 * The local variables in at most `most` rows; `←` instead of `=` where the value has just changed. Where not all have room,
 * those come first.
 */
export function localsRows(frame: FrameState, {state, width, theme}: BlockView, most = 1): readonly string[] {
	const room = width - MARGIN.length;
	const text = (local: Local): string =>
		printable(`${local.name} ${local.changed ? '←' : '='} ${shortValue(local.value, state, 40)}`);
	const whole = inRows(frame.locals, text, room, frame.locals.length);
	const changedFirst = [...frame.locals].sort((a, b) => Number(b.changed) - Number(a.changed));
	const rows = whole.length <= most ? whole : inRows(changedFirst, text, room, most);
	return rows.map(locals => {
		const pieces = locals.flatMap((local, index): Piece[] => [
			index === 0 ? MARGIN : '  ',
			[local.changed ? theme.changed : theme.plain, text(local)],
		]);
		return row(width, ...pieces);
	});
}

/** Divides the variables into rows; the last of `most` rows takes all that is left. */
function inRows(locals: readonly Local[], text: (local: Local) => string, room: number, most: number): Local[][] {
	const rows: Local[][] = [];
	let left = 0;
	for (const local of locals) {
		const needed = widthOf(text(local)) + 2;
		const last = rows.at(-1);
		if (last === undefined || (needed > left && rows.length < most)) {
			rows.push([local]);
			left = room - needed + 2;
		} else {
			last.push(local);
			left -= needed;
		}
	}

	return rows;
}
