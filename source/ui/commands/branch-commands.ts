import type {Snapshot} from '../../session/contract.ts';
import {commandText} from '../../session/person-command.ts';
import type {CommandActions, UiCommand} from './command.ts';

/** Which branch is on show, and what was done in it: one sentence. */
export function branchSentence({branches, branch}: Snapshot): string {
	const {driving = null, commands = []} = branches[branch] ?? {};
	if (driving === null) return `Branch ${branch + 1} of ${branches.length}: here you choose what to drive.`;
	const given = commands.length === 0 ? 'nothing done yet' : commands.map(commandText).join(', ');
	const done = driving.kind === 'script' ? 'the file as it is' : `${driving.expression}: ${given}`;
	const old = branch < branches.length - 1 ? ' A command here runs in a fresh Python.' : '';
	return `Branch ${branch + 1} of ${branches.length}, ${done}.${old}`;
}

function visit({session, note}: CommandActions, by: 1 | -1): void {
	const {branches, branch} = session.snapshot();
	session.visit((branch + by + branches.length) % branches.length);
	note(branchSentence(session.snapshot()));
}

const onlyOne = ({branches}: Snapshot): string | null =>
	branches.length > 1 ? null : 'There is only one branch: u, r and o leave one behind.';

/** The commands for branches: an undo and a fresh start leave one behind. */
export const branchCommands: readonly UiCommand[] = [
	{
		id: 'branch',
		keys: ['b'],
		sign: 'b',
		label: 'branch',
		description: 'Shows the next branch: u, r and o leave the old one behind.',
		screen: 'any',
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
		screen: 'any',
		rank: 9,
		unavailable: onlyOne,
		run: acts => visit(acts, -1),
	},
];
