/** The commands for presenters: predicting, autoplay, watches, references, copying. */

import type {Snapshot} from '../../session/contract.ts';
import {speedText, USUAL_INTERVAL} from '../features/autoplay/speed.ts';
import {alwaysAvailable, nothingToPlay} from '../state/availability.ts';
import type {CommandActions, UiCommand} from './command.ts';

const nothingRan = ({state}: Snapshot): string | null =>
	state.stage === null ? 'Nothing has run yet: there is no stage to look up.' : null;

function change({autoplay, note}: CommandActions, by: 1 | -1): void {
	note(`By itself a stage stands for ${speedText(autoplay.change(by))} now.`);
}

/** What a talk needs besides stepping. */
export const presenterCommands: readonly UiCommand[] = [
	{
		id: 'predict',
		keys: ['p'],
		sign: 'p',
		label: 'predict',
		description: 'Asks what happens next before it is shown; again: no more.',
		screen: 'run',
		rank: 6,
		unavailable: alwaysAvailable,
		run: ({predict}) => predict(),
	},
	{
		id: 'autoplay',
		keys: ['a'],
		sign: 'a',
		label: 'by itself',
		description: `Plays by itself, ${speedText(USUAL_INTERVAL)} a stage; any key stops it.`,
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
		description: 'While it plays by itself: faster.',
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
		description: 'While it plays by itself: slower.',
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
		description: 'Watches an expression in the frame at work; again: no more.',
		screen: 'run',
		rank: 6,
		unavailable: alwaysAvailable,
		run: ({ask}) => ask('watch'),
	},
	{
		id: 'reference',
		keys: ['i'],
		sign: 'i',
		label: 'see',
		description: 'The PEP, the CPython function and the evidence of the stage.',
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
];
