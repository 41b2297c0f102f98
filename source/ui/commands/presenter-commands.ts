/** The commands for presenters: predicting, autoplay, watches, references, copying. */

import type {Snapshot} from '../../session/contract.ts';
import {speedText, USUAL_INTERVAL} from '../features/autoplay/speed.ts';
import {alwaysAvailable, nothingToLookInto, nothingToPlay} from '../state/availability.ts';
import type {CommandActions, UiCommand} from './command.ts';

const nothingRan = ({state}: Snapshot): string | null =>
	state.stage === null ? 'Nothing has run yet: there is no stage to look up.' : null;

function change({autoplay, note}: CommandActions, by: 1 | -1): void {
	note(`Autoplay now shows each stage for ${speedText(autoplay.change(by))}.`);
}

/** What a presenter needs besides stepping. */
export const presenterCommands: readonly UiCommand[] = [
	{
		id: 'predict',
		keys: ['p'],
		sign: 'p',
		label: 'predict',
		description: 'Asks what happens next before it is shown; again: stops.',
		screen: 'run',
		rank: 6,
		unavailable: alwaysAvailable,
		run: ({predict}) => predict(),
	},
	{
		id: 'autoplay',
		keys: ['a'],
		sign: 'a',
		label: 'autoplay',
		description: `Autoplay: one stage each ${speedText(USUAL_INTERVAL)}; any key stops it.`,
		screen: 'run',
		rank: 7,
		unavailable: nothingToPlay,
		run: ({autoplay}) => autoplay.start(),
	},
	{
		id: 'faster',
		keys: ['+', '='],
		sign: '+',
		label: 'faster',
		description: 'During autoplay: faster.',
		screen: 'run',
		rank: 9,
		unavailable: alwaysAvailable,
		run: acts => change(acts, 1),
	},
	{
		id: 'slower',
		keys: ['-', '_'],
		sign: '-',
		label: 'slower',
		description: 'During autoplay: slower.',
		screen: 'run',
		rank: 9,
		unavailable: alwaysAvailable,
		run: acts => change(acts, -1),
	},
	{
		id: 'watch',
		keys: ['w'],
		sign: 'w',
		label: 'watch',
		description: 'Watches an expression in the active frame; again: stops.',
		screen: 'run',
		rank: 6,
		unavailable: alwaysAvailable,
		run: ({ask}) => ask('watch'),
	},
	{
		id: 'look',
		keys: ['E'],
		sign: 'E',
		label: 'values',
		description: 'Shows all that the variables of a frame hold, as a tree.',
		screen: 'run',
		rank: 9,
		unavailable: nothingToLookInto,
		run: ({look}) => look(),
	},
	{
		id: 'reference',
		keys: ['i'],
		sign: 'i',
		label: 'explain',
		description: 'What a stage means, its PEP, CPython function and evidence.',
		screen: 'run',
		rank: 7,
		unavailable: nothingRan,
		run: ({reference}) => reference(),
	},
	{
		id: 'copy',
		keys: ['y'],
		sign: 'y',
		label: 'copy',
		description: 'Copies what you did, as a Python function.',
		screen: 'run',
		rank: 8,
		unavailable: alwaysAvailable,
		run: ({copy}) => copy(),
	},
	{
		id: 'write-demo',
		keys: ['Y'],
		sign: 'Y',
		label: 'write demo',
		description: 'Writes what you did as a demo beside the program.',
		screen: 'run',
		rank: 9,
		unavailable: alwaysAvailable,
		run: acts => acts.writeDemo(),
	},
];
