import type {Snapshot} from '../../session/contract.ts';
import {playLabel} from '../features/demo/next-press.ts';
import {nothingToGoOn, nothingToPlay} from '../state/availability.ts';
import type {UiCommand} from './command.ts';

/** The screen of a recording is that of the run: its line of keys does not tell that these keys go on with what was recorded. */
const onlyRecorded = ({recordedNext, demoItems}: Snapshot): boolean => recordedNext !== null && demoItems.length === 0;

/** Where in time the person goes, and how the program goes on. */
export const timeCommands: readonly UiCommand[] = [
	{
		id: 'forward',
		keys: ['right'],
		sign: '→',
		label: 'step',
		description: 'One stage on; at rest, plays as space does.',
		screen: 'run',
		rank: 1,
		unavailable: nothingToGoOn,
		hidden: onlyRecorded,
		run: ({step}) => step(),
	},
	{
		id: 'back',
		keys: ['left', 'pageup'],
		sign: '←',
		label: 'back',
		description: 'One stage back. Runs no Python.',
		screen: 'run',
		rank: 1,
		unavailable: ({state}) => (state.position === 0 ? 'This is the beginning: nothing has happened yet.' : null),
		run: ({back}) => back(),
	},
	{
		id: 'finish',
		keys: ['enter'],
		sign: '⏎',
		label: 'finish call',
		description: 'To the end of this resumption; at rest, plays as space does.',
		screen: 'run',
		rank: 3,
		unavailable: nothingToGoOn,
		hidden: onlyRecorded,
		run: ({finish}) => finish(),
	},
	{
		id: 'play',
		keys: ['space', 'pagedown', 'd'],
		sign: 'space',
		label: 'play',
		labelNow: playLabel,
		description: 'Plays the next of --drive; with none left, one stage on.',
		screen: 'run',
		rank: 0,
		unavailable: nothingToPlay,
		hidden: ({demoItems}) => demoItems.length === 0,
		run: ({play}) => play(),
	},
	{
		id: 'interrupt',
		keys: ['x', 'escape'],
		sign: 'x',
		label: 'stop',
		description: 'Stops a running program; dismisses a message.',
		screen: 'run',
		rank: 0,
		unavailable: ({phase, problem}) =>
			phase.kind === 'running' || problem !== null ? null : 'Nothing is running: there is nothing to stop.',
		hidden: ({phase}) => phase.kind !== 'running',
		run({session}) {
			if (session.snapshot().phase.kind === 'running') {
				session.interrupt();
			} else {
				session.dismiss();
			}
		},
	},
	{
		id: 'first',
		keys: ['home'],
		sign: 'home',
		label: 'first',
		description: 'To the very beginning.',
		screen: 'run',
		rank: 6,
		unavailable: ({state}) => (state.position === 0 ? 'This is the beginning.' : null),
		run: ({session}) => session.first(),
	},
	{
		id: 'last',
		keys: ['end'],
		sign: 'end',
		label: 'newest',
		description: 'To the newest stage.',
		screen: 'run',
		rank: 5,
		unavailable: ({live}) => (live ? 'This is the newest stage.' : null),
		run: ({session}) => session.last(),
	},
];
