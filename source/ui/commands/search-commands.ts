/** The commands of the search in the log. */

import {alwaysAvailable} from '../state/availability.ts';
import type {Ui} from '../state/ui.ts';
import type {UiCommand} from './command.ts';

const searching = ({search}: Ui): boolean => search !== null;

/** Looking for a text in the log. */
export const searchCommands: readonly UiCommand[] = [
	{
		id: 'search',
		keys: ['/'],
		sign: '/',
		label: 'search',
		description: 'Looks for a text in the log; matches are marked *.',
		screen: 'run',
		rank: 7,
		unavailable: alwaysAvailable,
		run: ({search}) => search.open(),
	},
	{
		id: 'match',
		keys: ['f'],
		sign: 'f',
		label: 'next match',
		description: 'To the next match of the search; none yet: asks for one.',
		screen: 'run',
		rank: 5,
		unavailable: alwaysAvailable,
		hidden: (_, ui) => !searching(ui),
		run: ({search}) => search.find(1),
	},
	{
		id: 'match-before',
		keys: ['F'],
		sign: 'F',
		label: 'match before',
		description: 'To the match before.',
		screen: 'run',
		rank: 9,
		unavailable: alwaysAvailable,
		run: ({search}) => search.find(-1),
	},
	{
		id: 'forget',
		keys: ['escape'],
		sign: 'esc',
		label: 'end search',
		description: 'Ends the search.',
		screen: 'run',
		when: (ui, {phase, problem}) => searching(ui) && ui.focus === null && phase.kind !== 'running' && problem === null,
		// What ends a state that is only just seen is named before all that can be begun.
		rank: 1,
		unavailable: alwaysAvailable,
		run: ({search}) => search.end(),
	},
];
