/** The commands in a list of tasks: which ready one goes on with `--schedule ask`, and where one is. */

import type {Snapshot} from '../../session/contract.ts';
import {isChoiceOpen} from '../features/choose/choice-controller.ts';
import {alwaysAvailable} from '../state/availability.ts';
import type {Ui} from '../state/ui.ts';
import type {UiCommand} from './command.ts';

const isAsked = (ui: Ui, snapshot: Snapshot): boolean => ui.focus === null && isChoiceOpen(ui, snapshot);

/** So many choices are seen at once, or nearly. */
const FEW = 10;

const isAmongTasks = ({focus, autoplay}: Ui): boolean => focus === 'tasks' && autoplay === null;

/** In the list of ready tasks, and in the pane of all tasks. */
export const choiceCommands: readonly UiCommand[] = [
	{
		id: 'choice-up',
		keys: ['up', 'k'],
		sign: '↑',
		label: 'up',
		description: 'Where you choose a task: marks the one before.',
		screen: 'run',
		when: isAsked,
		rank: 1,
		unavailable: alwaysAvailable,
		run: ({markChoice}) => markChoice(-1, 'row'),
	},
	{
		id: 'choice-down',
		keys: ['down', 'j'],
		sign: '↓',
		label: 'down',
		description: 'Where you choose a task: marks the next one.',
		screen: 'run',
		when: isAsked,
		rank: 1,
		unavailable: alwaysAvailable,
		run: ({markChoice}) => markChoice(1, 'row'),
	},
	{
		id: 'choice-page-up',
		keys: ['shift-up', 'K'],
		sign: '⇧↑',
		label: 'far up',
		description: 'Where you choose one of many tasks: marks one far above.',
		screen: 'run',
		when: isAsked,
		rank: 9,
		unavailable: alwaysAvailable,
		run: ({markChoice}) => markChoice(-1, 'page'),
	},
	{
		id: 'choice-page-down',
		keys: ['shift-down', 'J'],
		sign: '⇧↓',
		label: 'far down',
		description: 'Where you choose one of many tasks: marks one far below.',
		screen: 'run',
		when: isAsked,
		rank: 9,
		unavailable: alwaysAvailable,
		run: ({markChoice}) => markChoice(1, 'page'),
	},
	{
		id: 'choice-take',
		keys: ['enter'],
		sign: '⏎',
		label: 'let it go on',
		description: 'Where you choose a task: lets the marked one go on.',
		screen: 'run',
		when: isAsked,
		rank: 0,
		unavailable: alwaysAvailable,
		run: ({takeChoice}) => takeChoice(),
	},
	{
		id: 'find-task',
		keys: ['/'],
		sign: '/',
		label: 'find a task',
		description: 'In a choice, or the tasks with the focus: finds one by name.',
		screen: 'run',
		when: (ui, snapshot) => isAsked(ui, snapshot) || isAmongTasks(ui),
		rank: 2,
		unavailable: alwaysAvailable,
		hidden: ({choices}, {focus}) => focus === null && (choices?.length ?? 0) < FEW,
		run: ({findTask}) => findTask(),
	},
];
