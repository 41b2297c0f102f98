/** The commands that choose which ready task goes on, with `--schedule ask`. */

import type {Snapshot} from '../../session/contract.ts';
import {isChoiceOpen} from '../features/choose/choice-controller.ts';
import {alwaysAvailable} from '../state/availability.ts';
import type {Ui} from '../state/ui.ts';
import type {UiCommand} from './command.ts';

const isAsked = (ui: Ui, snapshot: Snapshot): boolean => ui.focus === null && isChoiceOpen(ui, snapshot);

/** In the list of ready tasks. */
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
];
