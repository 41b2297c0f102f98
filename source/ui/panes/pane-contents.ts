import {personId, type StageKind} from '../../engine/stage.ts';
import type {Snapshot} from '../../session/contract.ts';
import {frameName} from '../../wording/frame-name.ts';
import {framePlace} from '../../wording/frame-place.ts';
import type {LanesLook} from '../state/lanes-look.ts';
import type {Search} from '../state/search.ts';
import {markedQuery, searchTitle} from '../state/search.ts';
import {fill} from '../terminal/text/row.ts';
import type {Theme} from '../terminal/theme/theme.ts';
import {type Heading, inside, titleRoom} from './border.ts';
import {bytecodeRows} from './bytecode-rows.ts';
import {clientFrame, clientName, clientTitle, statementRows} from './client-rows.ts';
import {cycleRows} from './cycle-rows.ts';
import {eventRows} from './event-rows.ts';
import {frameRows} from './frames/frame-rows.ts';
import {laneRows, lanesTitle} from './lanes/lane-rows.ts';
import {outputRows} from './output-rows.ts';
import {positionBar} from './position-bar.ts';
import {clientView} from './scroll-spans.ts';
import {frameSourceView, sourceRows} from './source-rows.ts';
import {taskRows, tasksTitle} from './tasks/task-rows.ts';

/** What a pane shows: the title in its border, and at most as many rows as its place has. */
export interface Content extends Omit<Heading, 'first'> {
	readonly rows: readonly string[];
}

/** The place of a pane. */
export interface PanePlace {
	readonly theme: Theme;
	/** With the border. */
	readonly width: number;
	/** Rows without the border. */
	readonly height: number;
	/** The position bar is drawn in the border of the events. */
	readonly bar: boolean;
}

/** How far a pane is scrolled, whether it has the focus, and whether the room predicts what comes next. */
export interface Focus {
	readonly by: number;
	readonly focused: boolean;
	readonly predicting: boolean;
}

/** What of a snapshot panes with source are made of. */
type Sourced = Pick<Snapshot, 'state' | 'sources'>;

/** The rows of a frame's source, above other rows. */
function frameSource(
	seen: Sourced,
	frame: number | null,
	sign: string,
	{by}: Focus,
	place: PanePlace,
	below: string[],
) {
	const at = frameSourceView(seen, frame, sign);
	const height = place.height - below.length;
	const rows = at ? sourceRows({...at, by}, inside(place.width), height, place.theme) : [];
	return below.length === 0 ? rows : [...fill(rows, 1, height), ...below];
}

/** The person's statements; where the file drives, the source of the frame that does. */
export function clientContent(
	seen: Sourced & Pick<Snapshot, 'driving' | 'waiting' | 'demoItems'>,
	focus: Focus,
	place: PanePlace,
): Content {
	const {state} = seen;
	const {width, height, theme} = place;
	const {focused} = focus;
	const room = titleRoom(width, focused);
	const view = clientView(seen);
	if (view) {
		const rows = statementRows(view, inside(width), height, theme, focus.by);
		return {title: clientTitle(null, state, room), focused, rows};
	}

	const title = clientTitle(clientName(state) ?? 'client', state, room);
	return {title, focused, rows: frameSource(seen, clientFrame(state), '▸', focus, place, [])};
}

/** The source of the frame at work. */
export function sourceContent(seen: Sourced, focus: Focus, place: PanePlace): Content {
	const {state} = seen;
	const {width, height, theme} = place;
	const name = state.active === null || state.active === personId ? '' : `: ${frameName(state, state.active)}`;
	const bytecode = bytecodeRows(state, inside(width), Math.floor(height / 2), theme);
	const rows = frameSource(seen, state.active, '▶', focus, place, bytecode);
	const file = framePlace(state.names.codeOf(state.active ?? personId), null);
	return {title: `source${name}${file === null ? '' : `  ${file}`}`, focused: focus.focused, rows};
}

export function cycleContent(kind: StageKind | null, {width, height, theme}: PanePlace): Content {
	return {title: 'cycle', rows: cycleRows(kind, inside(width), height, theme)};
}

export function framesContent(
	{state, sources, fold}: Sourced & Pick<Snapshot, 'fold'>,
	{by, focused, predicting}: Focus,
	place: PanePlace,
): Content {
	const {width, height, theme} = place;
	const view = {state, sources, width: inside(width), theme, predicting, less: fold.less};
	return {title: 'frames', focused, rows: frameRows(view, height, by)};
}

/** The tasks. */
export function tasksContent(
	{state, history}: Pick<Snapshot, 'state' | 'history'>,
	{by, focused}: Focus,
	{width, height, theme}: PanePlace,
): Content {
	const rows = taskRows({state, theme, by}, inside(width), height);
	return {title: tasksTitle(state, history.lanes.timeAt(state.position - 1)), focused, rows};
}

/** The lanes. */
export function lanesContent(
	{state, history}: Pick<Snapshot, 'state' | 'history'>,
	look: LanesLook,
	{by, focused}: Focus,
	{width, height, theme}: PanePlace,
): Content {
	const view = {state, history, by, look};
	const rows = laneRows(view, inside(width), height, theme);
	return {title: lanesTitle(view, inside(width)), focused, rows};
}

/** The log. */
export function eventsContent(
	{history, state, shown, changedAt}: Pick<Snapshot, 'history' | 'state' | 'shown' | 'changedAt'>,
	search: Search | null,
	{by, focused, predicting}: Focus,
	{width, height, theme, bar}: PanePlace,
): Content {
	const view = {history, state, shown, by, query: markedQuery(search), changedAt, predicting};
	const line = (columns: number) => positionBar({history, shown, position: state.position, changedAt}, columns, theme);
	return {
		title: `events${searchTitle(search, state.position, history.length)}`,
		focused,
		...(bar ? {line} : {}),
		rows: eventRows(view, inside(width), height, theme),
	};
}

export function outputContent(
	{history, state}: Pick<Snapshot, 'history' | 'state'>,
	{by, focused}: Focus,
	{width, height, theme}: PanePlace,
): Content {
	return {title: 'output', focused, rows: outputRows(history, state.outputs, inside(width), height, theme, by)};
}
