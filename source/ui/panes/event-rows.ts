import type {History} from '../../engine/history.ts';
import type {Stage} from '../../engine/stage.ts';
import type {State} from '../../engine/state.ts';
import {detail} from '../../wording/detail.ts';
import {frameName} from '../../wording/name.ts';
import {padded, row, width as widthOf} from '../text/row.ts';
import type {Theme} from '../theme.ts';

/** What the log needs of a snapshot. */
export interface EventView {
	readonly history: History;
	readonly state: State;
}

/** The names of frames: from the newest state when the cursor is in the past, for rows of the future are shown, too. */
function namesOf({history, state}: EventView): Pick<State, 'frames'> {
	return state.position === history.length ? state : history.stateAt(history.length);
}

/** Output belongs to the program, not to a frame; the log says which stream it is. */
function whose(stage: Stage, names: Pick<State, 'frames'>): string {
	return stage.kind === 'output' ? (stage.stream === 'stderr' ? 'stderr' : '') : frameName(names, stage.frame);
}

/** Room for the longest name, as far as enough is left for the detail. */
function nameColumns(names: Pick<State, 'frames'>, width: number): number {
	const longest = Math.max(6, ...[...names.frames.keys()].map(id => widthOf(frameName(names, id))));
	return Math.min(longest, 20, Math.floor(width / 3));
}

/**
 * The log: one row for each stage, ▸ at the current one, `~` where a stage is derived by a rule and was not
 * observed. Stages after the cursor are faint.
 */
export function eventRows(view: EventView, width: number, height: number, theme: Theme): string[] {
	const {history, state} = view;
	const current = state.position - 1;
	// The current stage is the last row, except while looking back: then a part of what follows is shown, too.
	const ahead = Math.min(history.length - 1 - current, Math.floor(height / 3));
	const first = Math.max(0, current - (height - 1) + ahead);
	const count = Math.min(height, history.length - first);
	const digits = Math.max(2, String(first + count).length);
	const names = namesOf(view);
	const frame = nameColumns(names, width);
	return Array.from({length: Math.max(0, count)}, (_, offset) => {
		const index = first + offset;
		const stage = history.stage(index);
		const here = index === current;
		const style = here ? theme.title : index > current ? theme.faint : theme.plain;
		return row(
			width,
			[theme.active, here ? '▸' : ' '],
			[theme.faint, String(index + 1).padStart(digits)],
			[theme.faint, stage.evidence === 'derived' ? '~' : ' '],
			[here ? theme.active : style, padded(stage.kind, 9)],
			[style, padded(whose(stage, names), frame)],
			' ',
			[style, detail(stage, id => frameName(names, id))],
		);
	});
}
