/** The commands for many tasks at once. */

import type {Snapshot} from '../../session/contract.ts';
import {nextBelow} from '../features/tasks/tasks-controller.ts';
import {alwaysAvailable, nothingAhead} from '../state/availability.ts';
import type {Ui} from '../state/ui.ts';
import type {UiCommand} from './command.ts';

const inLanes = ({focus, autoplay}: Ui): boolean => focus === 'lanes' && autoplay === null;

const hasNoTasks = ({history}: Snapshot): boolean => !history.lanes.hasTasks;

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
		id: 'lanes-closer',
		keys: ['+', '='],
		sign: '+',
		label: 'closer',
		description: 'In the lanes: fewer stages in a column.',
		screen: 'run',
		when: inLanes,
		rank: 2,
		unavailable: alwaysAvailable,
		run: ({zoomLanes}) => zoomLanes(1),
	},
	{
		id: 'lanes-wider',
		keys: ['-', '_'],
		sign: '-',
		label: 'wider',
		description: 'In the lanes: more stages in a column.',
		screen: 'run',
		when: inLanes,
		rank: 2,
		unavailable: alwaysAvailable,
		run: ({zoomLanes}) => zoomLanes(-1),
	},
];
