/** The commands that go on or back by an instruction, a line or a resumption. */

import type {Snapshot} from '../../session/contract.ts';
import {isLong, nothingAhead} from '../state/availability.ts';
import type {UiCommand} from './command.ts';

const atTheBeginning = ({state}: Snapshot): string | null =>
	state.position === 0 ? 'This is the beginning: nothing has happened yet.' : null;

/** Why there is no instruction ahead. */
function noInstruction(snapshot: Snapshot): string | null {
	return snapshot.live && !snapshot.instructions
		? 'This version of CPython has no events of instructions: they come with 3.7.'
		: nothingAhead(snapshot);
}

/** Wider steps through time than a stage, and the finest. */
export const jumpCommands: readonly UiCommand[] = [
	{
		id: 'until',
		keys: ['U'],
		sign: 'U',
		label: 'until',
		description: 'Runs until a line, a function, a raise, a text … asks for it.',
		screen: 'run',
		rank: 6,
		rankNow: snapshot => (isLong(snapshot) ? 4 : 6),
		unavailable: nothingAhead,
		run: ({askUntil}) => askUntil(),
	},
	{
		id: 'instruction-on',
		keys: ['.'],
		sign: '.',
		label: 'instruction',
		description: 'One instruction of a generator on, with its bytecode.',
		screen: 'run',
		rank: 9,
		unavailable: noInstruction,
		run: ({jump}) => jump('instruction'),
	},
	{
		id: 'line-on',
		keys: ['down', 'j', ']'],
		sign: '↓',
		label: 'next line',
		description: 'On to the next line that runs.',
		screen: 'run',
		rank: 4,
		unavailable: nothingAhead,
		run: ({jump}) => jump('line'),
	},
	{
		id: 'line-back',
		keys: ['up', 'k', '['],
		sign: '↑',
		label: 'line back',
		description: 'Back to the line that ran before.',
		screen: 'run',
		rank: 8,
		unavailable: atTheBeginning,
		run: ({session}) => session.jump('line', -1),
	},
	{
		id: 'resumption-on',
		keys: ['shift-right', '}', 'L'],
		sign: '⇧→',
		label: 'next call',
		description: 'On to the beginning of the next resumption.',
		screen: 'run',
		rank: 7,
		unavailable: nothingAhead,
		run: ({jump}) => jump('resumption'),
	},
	{
		id: 'resumption-back',
		keys: ['shift-left', '{', 'H'],
		sign: '⇧←',
		label: 'call back',
		description: 'Back to the beginning of a resumption.',
		screen: 'run',
		rank: 8,
		unavailable: atTheBeginning,
		run: ({session}) => session.jump('resumption', -1),
	},
];
