import type {History} from '../../engine/history.ts';
import {lineOf} from '../../engine/stage.ts';
import type {State} from '../../engine/state.ts';
import {detail} from '../../wording/detail.ts';
import {frameName, nameText} from '../../wording/frame-name.ts';
import {framePlace} from '../../wording/frame-place.ts';
import {ownerText} from '../../wording/log-text.ts';
import {presentDetail} from '../../wording/present-caption.ts';
import {clamped, type Span} from '../state/scroll.ts';
import {indexOfQuery, matches} from '../state/search.ts';
import {type Piece, padded, row, width as widthOf} from '../terminal/text/row.ts';
import type {Style, Theme} from '../terminal/theme/theme.ts';

/** What the log needs of a snapshot. */
export interface EventView {
	readonly history: History;
	readonly state: State;
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
export function eventSpan(history: History, state: State): Span {
	return {count: history.length, height: 1, home: state.position - 1};
}

/** The stage that the person marked; null: none. */
export function selectedStage(history: History, state: State, by: number): number | null {
	const offset = clamped(eventSpan(history, state), by);
	return offset === 0 ? null : state.position - 1 + offset;
}

/** The first entry in sight: the current one is the last row, except while looking back; a marked one is in sight. */
function firstRow(current: number, selected: number | null, length: number, height: number): number {
	// While looking back a part of what follows is shown, too.
	const ahead = Math.min(length - 1 - current, Math.floor(height / 3));
	const first = Math.max(0, current - (height - 1) + ahead);
	return selected === null ? first : Math.max(selected - height + 1, Math.min(first, selected));
}

/** The stage in a row of the log; null: the row is empty. */
export function stageOfRow({history, state, by = 0}: EventView, height: number, index: number): number | null {
	const first = firstRow(state.position - 1, selectedStage(history, state, by), history.length, height);
	return first + index < history.length ? first + index : null;
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
 * found, `~` where a stage is derived by a rule and was not observed. Stages after the cursor are faint.
 */
export function eventRows(view: EventView, width: number, height: number, theme: Theme): string[] {
	const {history, state, query = '', changedAt = null} = view;
	const current = state.position - 1;
	const selected = selectedStage(history, state, view.by ?? 0);
	const first = firstRow(current, selected, history.length, height);
	const count = Math.max(0, Math.min(height, history.length - first));
	const digits = Math.max(2, String(first + count).length);
	const stages = Array.from({length: count}, (_, offset) => history.stage(first + offset));
	const frame = nameColumns(history, width);
	return stages.map((stage, offset) => {
		const index = first + offset;
		const here = index === current;
		const found = matches(stage, query, history);
		const style = here || index === selected ? theme.title : index > current ? theme.faint : theme.plain;
		const place = framePlace(stage.kind === 'output' ? undefined : history.names.codeOf(stage.frame), lineOf(stage));
		const parts = (text: string, plain: Style): Piece[] => marked(text, found ? query : '', plain, theme);
		return row(
			width,
			here ? [theme.active, '▸'] : index === selected ? [theme.title, '›'] : found ? [theme.match, '*'] : ' ',
			[theme.faint, String(index + 1).padStart(digits)],
			[theme.faint, stage.evidence === 'derived' ? '~' : ' '],
			...parts(padded(stage.kind, 9), here ? theme.active : style),
			...parts(padded(ownerText(stage, history), frame), style),
			' ',
			[theme.changed, index === changedAt ? '≠ first difference: ' : ''],
			...parts(
				(here && view.predicting ? presentDetail : detail)(stage, id => frameName(history, id)),
				style,
			),
			[theme.faint, place === null ? '' : `  ${place}`],
		);
	});
}
