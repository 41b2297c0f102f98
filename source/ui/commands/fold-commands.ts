/** The commands that leave stages out. */

import type {Snapshot} from '../../session/contract.ts';
import {alwaysAvailable, isLong} from '../state/availability.ts';
import {foldWords} from '../state/fold-words.ts';
import type {UiCommand} from './command.ts';

const nothingRan = ({state, fold}: Snapshot): string | null =>
	state.stage === null && fold.only === null ? 'Nothing has run yet: there is no frame to follow.' : null;

/** Less to step by. */
export const foldCommands: readonly UiCommand[] = [
	{
		id: 'less',
		keys: ['<'],
		sign: '<',
		label: 'less',
		labelNow: ({fold}) => (fold.less ? 'show all' : 'less'),
		description: 'Folds lines and plumbing of asyncio and modules; again: all.',
		screen: 'run',
		rank: 7,
		rankNow: snapshot => (snapshot.fold.less ? 3 : isLong(snapshot) ? 4 : 7),
		unavailable: alwaysAvailable,
		run({session, note}) {
			const {less} = session.snapshot().fold;
			session.less(!less);
			note(less ? 'Every stage is shown again.' : 'Lines and plumbing are folded now: < shows them again.');
		},
	},
	{
		id: 'follow',
		keys: ['g'],
		sign: 'g',
		label: 'follow one',
		labelNow: ({fold}) => (fold.only === null ? 'follow one' : 'all frames'),
		description: 'Steps by the stages of one frame only; again: of all.',
		screen: 'run',
		rank: 8,
		rankNow: ({fold}) => (fold.only === null ? 8 : 3),
		unavailable: nothingRan,
		run({session, note, follow}) {
			const {fold, history} = session.snapshot();
			if (fold.only === null) {
				follow();
				return;
			}
			const words = foldWords({fold: {...fold, less: false}, history});
			session.followFrame(null);
			note(`It was ${words}; now the stages of all frames are shown again.`);
		},
	},
];
