import type {Snapshot} from '../../session/contract.ts';
import {commandText} from '../panes/client-rows.ts';
import type {CommandActions, UiCommand} from './command.ts';

/** Which branch is on show, and what was done in it: one sentence. */
export function branchSentence({branches, branch}: Snapshot): string {
	const commands = (branches[branch]?.commands ?? []).map(commandText);
	const done = commands.length === 0 ? 'nothing done yet' : commands.join(', ');
	const old = branch < branches.length - 1 ? ' A command here runs in a fresh Python.' : '';
	return `Branch ${branch + 1} of ${branches.length}: ${done}.${old}`;
}

function visit({session, note}: CommandActions, by: 1 | -1): void {
	const {branches, branch} = session.snapshot();
	session.visit((branch + by + branches.length) % branches.length);
	note(branchSentence(session.snapshot()));
}

const onlyOne = ({branches}: Snapshot): string | null =>
	branches.length > 1 ? null : 'There is only one branch: a command after an undo makes another.';

/** The commands for branches: each undo leaves one behind. */
export const branchCommands: readonly UiCommand[] = [
	{
		id: 'branch',
		keys: ['b'],
		sign: 'b',
		label: 'branch',
		description: 'Shows the next branch: an undo leaves the old one behind.',
		screen: 'run',
		rank: 5,
		unavailable: onlyOne,
		run: acts => visit(acts, 1),
	},
	{
		id: 'branch-before',
		keys: ['B'],
		sign: 'B',
		label: 'branch before',
		description: 'Shows the branch before.',
		screen: 'run',
		rank: 9,
		unavailable: onlyOne,
		run: acts => visit(acts, -1),
	},
];
