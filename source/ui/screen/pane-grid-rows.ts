import type {TaskState} from '../../engine/tasks.ts';
import type {Snapshot} from '../../session/contract.ts';
import {bordered, bottomBorder, topBorder} from '../panes/border.ts';
import {selectedLane} from '../panes/lanes/visible-lanes.ts';
import {
	type Content,
	clientContent,
	cycleContent,
	eventsContent,
	framesContent,
	lanesContent,
	outputContent,
	type PanePlace,
	sourceContent,
	tasksContent,
} from '../panes/pane-contents.ts';
import {stateOfTask} from '../panes/tasks/state-of-task.ts';
import {selectedTask} from '../panes/tasks/task-tree.ts';
import type {PaneId} from '../state/pane-size.ts';
import {scrolledBy} from '../state/scroll.ts';
import type {Ui} from '../state/ui.ts';
import type {Theme} from '../terminal/theme/theme.ts';
import type {Band, BoxSize} from './box-size.ts';
import type {Layout} from './layout.ts';

/** What the panes show at once: of a snapshot, and of what the screen knows beyond it. */
interface Seen {
	readonly snapshot: Snapshot;
	readonly ui: Ui;
	readonly theme: Theme;
	readonly bar: boolean;
}

function contentOf(id: PaneId, {snapshot, ui}: Seen, place: PanePlace): Content {
	const focus = {
		by: scrolledBy(ui.scrolled, id, snapshot.state),
		focused: ui.focus === id,
		predicting: ui.predicting !== null,
	};
	const looked = lookedTask(snapshot, ui);
	const seen = looked === null ? snapshot : {...snapshot, state: stateOfTask(snapshot.state, looked)};
	switch (id) {
		case 'client':
			return clientContent(snapshot, focus, place);
		case 'source':
			return sourceContent(seen, focus, place);
		case 'cycle':
			return cycleContent(snapshot.state.stage?.kind ?? null, place);
		case 'frames':
			return {...framesContent(seen, focus, place), ...(looked === null ? {} : {title: `frames of ${looked.name}`})};
		case 'tasks':
			return tasksContent(snapshot, focus, place);
		case 'lanes':
			return lanesContent(snapshot, ui.lanes, focus, place);
		case 'events':
			return eventsContent(snapshot, ui.search, focus, place);
		case 'output':
			return outputContent(snapshot, focus, place);
		default:
			return id satisfies never;
	}
}

/** The task that the person looks at besides the one at work; its frames and its source are shown then. */
function lookedTask({state, history}: Snapshot, {scrolled, below, panes}: Ui): TaskState | null {
	if (state.tasks.size === 0) return null;
	const shows = (id: PaneId): boolean => below === id || panes?.includes(id) === true;
	const task = shows('tasks') ? selectedTask(state, scrolledBy(scrolled, 'tasks', state)) : null;
	if (task !== null || !shows('lanes')) return task;
	const lane = selectedLane({history, state}, scrolledBy(scrolled, 'lanes', state));
	return lane === null ? null : (state.tasks.get(lane) ?? null);
}

function boxRows({width, panes}: BoxSize, seen: Seen): string[] {
	const {theme} = seen;
	const rows = panes.flatMap(({id, rows: height}, index) => {
		const {rows: shown, ...heading} = contentOf(id, seen, {...seen, width, height});
		return [topBorder({...heading, first: index === 0}, width, theme), ...bordered(shown, width, height, theme)];
	});
	return [...rows, bottomBorder(width, theme)];
}

/** Blocks of rows side by side; all are of the same height. */
function beside(blocks: ReadonlyArray<readonly string[]>): string[] {
	const [first = [], ...others] = blocks;
	return first.map((row, index) => row + others.map(rows => rows[index]).join(''));
}

const bandRows = (band: Band, seen: Seen): string[] => beside(band.map(box => boxRows(box, seen)));

/** All panes as rows of the whole width, each at its place in the layout. */
export function paneGridRows(snapshot: Snapshot, ui: Ui, {sections, bar}: Layout, theme: Theme): string[] {
	const seen = {snapshot, ui, theme, bar: bar === 0};
	return beside(sections.map(bands => bands.flatMap(band => bandRows(band, seen))));
}
