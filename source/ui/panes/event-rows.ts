import type {History} from '../../engine/history.ts';
import {lineOf, type Stage} from '../../engine/stage.ts';
import {detail} from '../../wording/detail.ts';
import {frameName, nameText} from '../../wording/frame-name.ts';
import {framePlace} from '../../wording/frame-place.ts';
import {ownerText} from '../../wording/log-text.ts';
import {presentDetail} from '../../wording/present-caption.ts';
import {shorterWaits} from '../../wording/task-wording.ts';
import {clamped, type Span} from '../state/scroll.ts';
import {indexOfQuery, matches} from '../state/search.ts';
import {cut, type Piece, padded, row, width as widthOf} from '../terminal/text/row.ts';
import type {Style, Theme} from '../terminal/theme/theme.ts';
import {type LogView, logEntries} from './log-entries.ts';

/** What the log needs of a snapshot. */
export interface EventView extends LogView {
	/** How far the entry that the person marked is from the current one; 0 or absent: none is marked. */
	readonly by?: number;
	/** What the search marks. */
	readonly query?: string;
	/** The first stage that came out otherwise when the file was saved again. */
	readonly changedAt?: number | null;
	/** The room predicts: the current row tells nothing of what follows. */
	readonly predicting?: boolean;
}

/** The marked entry can be any of the log. */
export function eventSpan(view: LogView): Span {
	const {count, current} = logEntries(view);
	return {count, height: 1, home: current};
}

/** The place of the entry that the person marked; null: none. */
function markedPlace(view: LogView, by: number): number | null {
	const span = eventSpan(view);
	const offset = clamped(span, by);
	return offset === 0 ? null : span.home + offset;
}

/** The stage that the person marked; null: none. */
export function selectedStage(view: LogView, by: number): number | null {
	const place = markedPlace(view, by);
	return place === null ? null : logEntries(view).at(place);
}

/** The first entry in sight: the current one is the last row, except while looking back; a marked one is in sight. */
function firstRow(current: number, selected: number | null, length: number, height: number): number {
	// While looking back a part of what follows is shown, too.
	const ahead = Math.min(length - 1 - current, Math.floor(height / 3));
	const first = Math.max(0, current - (height - 1) + ahead);
	return selected === null ? first : Math.max(selected - height + 1, Math.min(first, selected));
}

/** The stage in a row of the log; null: the row is empty. */
export function stageOfRow(view: EventView, height: number, index: number): number | null {
	const entries = logEntries(view);
	const first = firstRow(entries.current, markedPlace(view, view.by ?? 0), entries.count, height);
	return first + index < entries.count ? entries.at(first + index) : null;
}

/** Room for the longest name of all, so that the columns stand still, as far as enough is left for the detail. */
function nameColumns({names}: History, width: number): number {
	let longest = 6;
	for (const name of names.latest()) longest = Math.max(longest, widthOf(nameText(name)));

	return Math.min(longest, 20, Math.floor(width / 3));
}

/** A text with the match in it, if there is one, in its own style. */
function marked(text: string, query: string, style: Style, theme: Theme): Piece[] {
	const place = indexOfQuery(text, query);
	const end = place + query.length;
	return place === -1
		? [[style, text]]
		: [
				[style, text.slice(0, place)],
				[theme.match, text.slice(place, end)],
				[style, text.slice(end)],
			];
}

/**
 * The log: one row for each stage, ▸ at the current one, › at the one that the person marked, * at what the search
 * found, ⋮ where stages before it are folded, `~` where a stage is derived by a rule and was not observed. Stages after the
 * cursor are faint.
 */
export function eventRows(view: EventView, width: number, height: number, theme: Theme): string[] {
	const {history, query = '', changedAt = null} = view;
	const entries = logEntries(view);
	const {current} = entries;
	const selected = markedPlace(view, view.by ?? 0);
	const first = firstRow(current, selected, entries.count, height);
	const count = Math.max(0, Math.min(height, entries.count - first));
	const digits = Math.max(2, String(count === 0 ? 0 : entries.at(first + count - 1) + 1).length);
	const frame = nameColumns(history, width);
	return Array.from({length: count}, (_, offset) => {
		const place = first + offset;
		const index = entries.at(place);
		const stage = history.stage(index);
		const here = place === current;
		const found = matches(stage, query, history);
		const style = here || place === selected ? theme.title : place > current ? theme.faint : theme.plain;
		const at = framePlace(stage.kind === 'output' ? undefined : history.names.codeOf(stage.frame), lineOf(stage));
		const room = width - digits - frame - 12;
		const parts = (text: string, plain: Style): Piece[] => marked(text, found ? query : '', plain, theme);
		return row(
			width,
			sign(entries.foldedBefore(place) > 0, {here, selected: place === selected, found}, theme),
			[theme.faint, String(index + 1).padStart(digits)],
			[theme.faint, stage.evidence === 'derived' ? '~' : ' '],
			...parts(padded(stage.kind, 9), here ? theme.active : style),
			...parts(padded(ownerText(stage, history), frame), style),
			' ',
			[theme.changed, index === changedAt ? '≠ first difference: ' : ''],
			...parts(
				fitting(
					stage,
					(here && view.predicting ? presentDetail : detail)(stage, id => frameName(history, id)),
					room,
				),
				style,
			),
			[theme.faint, at === null ? '' : `  ${at}`],
		);
	});
}

/** What is told of a stage, in shorter words where it does not fit. Of a wait, the timeout around it is told in any case. */
function fitting({kind}: Stage, text: string, room: number): string {
	if (kind !== 'suspend' || widthOf(text) <= room) return text;
	const shorter = shorterWaits(text);
	const found = shorter.find(words => widthOf(words) <= room);
	if (found !== undefined) return found;
	const [, waits = '', timeout = ''] = /^(.*)(, timeouts? of .*)$/.exec(shorter.at(-1) ?? '') ?? [];
	return waits === '' ? text : `${cut(waits, Math.max(20, room - widthOf(timeout)))}${timeout}`;
}

/** What stands before the number of an entry. */
function sign(
	folded: boolean,
	{here, selected, found}: Readonly<Record<'here' | 'selected' | 'found', boolean>>,
	theme: Theme,
): Piece {
	if (here) return [theme.active, '▸'];
	if (selected) return [theme.title, '›'];
	if (found) return [theme.match, '*'];
	return [theme.faint, folded ? '⋮' : ' '];
}
