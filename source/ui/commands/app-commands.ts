import {alwaysAvailable, noLoopFor, nothingToRestart} from '../state/availability.ts';
import type {CommandActions, UiCommand} from './command.ts';

/** Starts over, and says where what was done is kept. */
function startOver({session, note, rewindDemo}: CommandActions, act: () => void): void {
	const before = session.snapshot().branches.length;
	act();
	rewindDemo();
	if (session.snapshot().branches.length > before) note('What was done is kept: b shows it.');
}

/** What goes on any screen. */
export const appCommands: readonly UiCommand[] = [
	{
		id: 'restart',
		keys: ['r'],
		sign: 'r',
		label: 'restart',
		description: 'Starts again, in a fresh Python; b shows what was done before.',
		screen: 'any',
		rank: 5,
		unavailable: nothingToRestart,
		run: acts => startOver(acts, () => acts.session.restart()),
	},
	{
		id: 'loop',
		keys: ['l'],
		sign: 'l',
		label: 'in a loop',
		description: 'Drives it in asyncio.run: the event loop is its client.',
		screen: 'run',
		rank: 1,
		unavailable: noLoopFor,
		hidden: ({problem}) => problem === null || !/ l runs it /.test(problem.message),
		run: acts => startOver(acts, () => acts.session.runInLoop()),
	},
	{
		id: 'choose',
		keys: ['o'],
		sign: 'o',
		label: 'menu',
		description: 'Back to the choice of what to drive; b shows what was done.',
		screen: 'any',
		rank: 5,
		unavailable: nothingToRestart,
		run: acts => startOver(acts, () => acts.session.choose()),
	},
	{
		id: 'whole-caption',
		keys: ['m'],
		sign: 'm',
		label: 'more',
		description: 'Shows the whole caption where it is cut, up to the next key.',
		screen: 'any',
		rank: 9,
		unavailable: alwaysAvailable,
		run: acts => acts.wholeCaption(),
	},
	{
		id: 'help',
		keys: ['?', 'h'],
		sign: '?',
		label: 'help',
		description: 'What the signs mean, and all the keys.',
		screen: 'any',
		rank: 0,
		unavailable: alwaysAvailable,
		run: ({help}) => help(),
	},
	{
		id: 'quit',
		keys: ['q', 'ctrl-c'],
		sign: 'q',
		label: 'quit',
		description: 'Leaves; asks first where commands of yours end with it.',
		screen: 'any',
		rank: 4,
		unavailable: alwaysAvailable,
		run: ({quit}) => quit(),
	},
	{
		id: 'suspend',
		keys: ['ctrl-z'],
		sign: 'ctrl-z',
		label: 'suspend',
		description: 'Gives the terminal back to the shell; fg returns.',
		screen: 'any',
		rank: 9,
		unavailable: alwaysAvailable,
		run: ({suspend}) => suspend(),
	},
];
