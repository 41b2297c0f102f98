import type {Snapshot} from '../../session/contract.ts';
import {menuItems} from '../features/menu/menu-items.ts';
import {alwaysAvailable} from '../state/availability.ts';
import type {UiCommand} from './command.ts';

/** Why nothing can be taken from an empty menu. */
function nothingToTake({phase}: Snapshot): string {
	return phase.kind === 'over' ? 'There is nothing to drive.' : 'Wait: Python is starting.';
}

/** The choice of what to drive. */
export const menuCommands: readonly UiCommand[] = [
	{
		id: 'up',
		keys: ['up', 'k'],
		sign: '↑',
		label: 'up',
		description: 'One up.',
		screen: 'menu',
		rank: 2,
		unavailable: alwaysAvailable,
		run: ({move}) => move(-1),
	},
	{
		id: 'down',
		keys: ['down', 'j', 'tab'],
		sign: '↓',
		label: 'down',
		description: 'One down.',
		screen: 'menu',
		rank: 2,
		unavailable: alwaysAvailable,
		run: ({move}) => move(1),
	},
	{
		id: 'pick',
		keys: ['enter', 'space'],
		sign: '⏎',
		label: 'drive it',
		description: 'Drives what is marked; asks for the arguments that it needs.',
		screen: 'menu',
		rank: 1,
		unavailable: snapshot => (menuItems(snapshot).length > 0 ? null : nothingToTake(snapshot)),
		run: ({pick}) => pick(),
	},
];
