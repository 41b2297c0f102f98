/** The commands for many tasks at once. */

import type {Snapshot} from '../../session/contract.ts';
import {nextBelow} from '../features/tasks/tasks-controller.ts';
import {hasTime} from '../panes/lanes/axis-of.ts';
import {alwaysAvailable, nothingAhead} from '../state/availability.ts';
import type {Ui} from '../state/ui.ts';
import type {UiCommand} from './command.ts';

/** The lanes are on the screen, and nothing else has the keys for them. */
const lanesShown = ({below, panes, focus, zoomed, autoplay}: Ui): boolean =>
	(panes === null ? below === 'lanes' : panes.includes('lanes')) && (!zoomed || focus === 'lanes') && autoplay === null;

const inLanes = (ui: Ui): boolean => ui.focus === 'lanes' && lanesShown(ui);

const hasNoTasks = ({history}: Snapshot): boolean => !history.lanes.hasTasks;

const hasNoTime = (snapshot: Snapshot): boolean => !hasTime(snapshot);

/** Tasks, lanes, and the steps from one to another. */
export const taskCommands: readonly UiCommand[] = [
	{
		id: 'tasks',
		keys: ['T'],
		sign: 'T',
		label: 'tasks',
		labelNow: ({history}, {below}) => nextBelow(below, history.lanes.hasTasks) ?? 'frames',
		description: 'The tasks; again: a lane for each, over time; again: frames.',
		screen: 'run',
		rank: 4,
		unavailable: alwaysAvailable,
		hidden: hasNoTasks,
		run: ({tasks}) => tasks(),
	},
	{
		id: 'switch-on',
		keys: [')'],
		sign: ')',
		label: 'switch',
		description: 'On to the next switch: another task or generator works.',
		screen: 'run',
		rank: 4,
		unavailable: nothingAhead,
		hidden: hasNoTasks,
		run: ({jump}) => jump('switch'),
	},
	{
		id: 'switch-back',
		keys: ['('],
		sign: '(',
		label: 'switch back',
		description: 'Back to the switch before.',
		screen: 'run',
		rank: 9,
		unavailable: ({state}) => (state.position === 0 ? 'This is the beginning: nothing has happened yet.' : null),
		run: ({session}) => session.jump('switch', -1),
	},
	{
		id: 'turn-on',
		keys: ['N'],
		sign: 'N',
		label: 'its next turn',
		description: 'On to the next turn of this task, or of the one marked.',
		screen: 'run',
		rank: 9,
		unavailable: nothingAhead,
		run: ({turn}) => turn(),
	},
	{
		id: 'lanes-axis',
		keys: ['A'],
		sign: 'A',
		label: 'time across',
		labelNow: (_, {lanes}) => (lanes.axis === 'time' ? 'steps across' : 'time across'),
		description: 'In the lanes: the time of the loop across, or steps.',
		screen: 'run',
		when: lanesShown,
		rank: 5,
		unavailable: alwaysAvailable,
		hidden: hasNoTime,
		run: ({lanesAxis}) => lanesAxis(),
	},
	{
		id: 'lanes-closer',
		keys: ['+', '='],
		sign: '+',
		label: 'closer',
		description: 'In the lanes: less in a column.',
		screen: 'run',
		when: lanesShown,
		rank: 6,
		unavailable: alwaysAvailable,
		run: ({zoomLanes}) => zoomLanes(1),
	},
	{
		id: 'lanes-wider',
		keys: ['-', '_'],
		sign: '-',
		label: 'wider',
		description: 'In the lanes: more in a column.',
		screen: 'run',
		when: lanesShown,
		rank: 6,
		unavailable: alwaysAvailable,
		run: ({zoomLanes}) => zoomLanes(-1),
	},
	{
		id: 'lanes-on',
		keys: ['shift-right', '}', 'L'],
		sign: '⇧→',
		label: 'look on',
		description: 'In the lanes with the focus: looks further on; ⏎ goes there.',
		screen: 'run',
		when: inLanes,
		rank: 3,
		unavailable: alwaysAvailable,
		run: ({panLanes}) => panLanes(1),
	},
	{
		id: 'lanes-back',
		keys: ['shift-left', '{', 'H'],
		sign: '⇧←',
		label: 'look back',
		description: 'In the lanes with the focus: looks further back.',
		screen: 'run',
		when: inLanes,
		rank: 3,
		unavailable: alwaysAvailable,
		run: ({panLanes}) => panLanes(-1),
	},
];
