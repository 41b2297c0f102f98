import {suspends} from '../../../engine/stage.ts';
import type {FrameState, State} from '../../../engine/state.ts';
import {countSigns, countsText} from '../../../wording/counts.ts';
import {frameName} from '../../../wording/frame-name.ts';
import {framePlace} from '../../../wording/frame-place.ts';
import {printable} from '../../../wording/printable.ts';
import {outcomeText} from '../../../wording/value-text.ts';
import {cut, padded, row, width as widthOf} from '../../terminal/text/row.ts';
import type {BlockView} from './frame-block.ts';

/** From this width on, counts are words and names have 16 columns, in all rows of a pane. */
const MIN_WIDTH_FOR_WORDS = 62;

/** A task's status is not known: it waits from the end of one of its steps to the next. */
function isTaskWaiting({id, code}: FrameState, {stage, codes}: State): boolean {
	return stage?.kind === 'result' && stage.frame === id && codes.get(code)?.kind === 'task';
}

/** ▶ the frame that the stage is about, › looked at, ● running, ‖ suspended, ○ created, ■ closed, or a task that ended. */
function sign(frame: FrameState, state: State, looked: boolean): string {
	const active = frame.id === state.active;
	if (active || looked) return active ? '▶' : '›';
	if (frame.outcome !== null) return '■';
	if (isTaskWaiting(frame, state)) return '‖';
	return {created: '○', running: '●', suspended: '‖', closed: '■'}[frame.status];
}

/** Only generators and their kin have the states of `inspect.getgeneratorstate`; a client is named by its kind. */
function stateWord(frame: FrameState, state: State): string {
	const code = state.codes.get(frame.code);
	if (code?.kind === 'task') return `asyncio ${cut(printable(code.qualname), 12)}`;
	return code === undefined || !suspends(code) ? (code?.kind ?? '') : frame.status.toUpperCase();
}

function ending(frame: FrameState): string {
	if (frame.outcome === null) return '';
	return `${frame.outcome.way === 'value' ? 'returned' : 'raised'} ${outcomeText(frame.outcome, 40)}`;
}

/** What may follow the state, the longest first. The link below a frame says as well that it delegates. */
function notesOf(frame: FrameState, {codes}: State): readonly string[] {
	if (frame.status === 'closed') return [ending(frame)];
	if (frame.outcome !== null) return ['ended'];
	const line = frame.line === null ? '' : `line ${frame.line}`;
	const place = framePlace(codes.get(frame.code), frame.line);
	const places = place === null ? [line] : [place, place.slice(place.lastIndexOf('/') + 1), line];
	return frame.delegatee === null ? places : [`${places[0]}, delegates`, ...places];
}

/** How often it was resumed and yielded, in words where a row is long, and in signs; nothing where it was not resumed. */
function countsOf(frame: FrameState, width: number): readonly string[] {
	if (frame.resumptions === 0) return [''];
	return width < MIN_WIDTH_FOR_WORDS ? [countSigns(frame)] : [countsText(frame, ' · '), countSigns(frame)];
}

/**
 * Sign, name, state and line; at the end of the row how often the frame was resumed and yielded, in signs where words
 * do not fit. The counts stay when room is short: first the line goes, then the end of the name.
 */
export function headRow(frame: FrameState, {state, width, theme, looked}: BlockView): string {
	const active = frame.id === state.active;
	const style = active ? theme.active : frame.status === 'running' ? theme.title : theme.resting;
	const word = stateWord(frame, state);
	const lead = `${sign(frame, state, frame.id === looked)} `;
	const name = cut(printable(frameName(state, frame.id)), 24);
	const column = Math.max(widthOf(name), width < MIN_WIDTH_FOR_WORDS ? 12 : 16);
	const notes = notesOf(frame, state);
	const counts = countsOf(frame, width);
	const around = (count: string): number => lead.length + 1 + word.length + (count === '' ? 0 : widthOf(count) + 2);
	const choices = counts.flatMap(count => notes.map(note => ({count, note})));
	const chosen = choices.find(
		({count, note}) => around(count) + column + (note === '' ? 0 : widthOf(note) + 2) <= width,
	);
	const count = chosen?.count ?? counts.at(-1) ?? '';
	const left = width - around(count);
	// How it ended may be cut; a line number is whole or not there.
	const note = chosen?.note ?? (frame.status === 'closed' ? cut(notes[0] ?? '', left - column - 2) : '');
	const shown = padded(name, Math.max(6, Math.min(column, left)));
	const behind = padded(note === '' ? '' : `  ${note}`, left - widthOf(shown));
	return row(width, [style, `${lead}${shown} ${word}`], [theme.faint, count === '' ? behind : `${behind}  ${count}`]);
}
