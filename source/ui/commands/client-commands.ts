import {cannotGiveCommand, nothingToUndo} from '../state/availability.ts';
import type {CommandActions, UiCommand} from './command.ts';

/** Goes to the newest stage before a command, for commands always happen there; says what it did. */
function toTheNewest({session, note}: CommandActions): void {
	const {live, atPython} = session.snapshot();
	if (live) return;
	session.last();
	if (!atPython) note('Went from the past to the newest stage first.');
}

/** The same for a command that is given at once: the session ends the resumption under way before it. */
function afterTheRest(acts: CommandActions): void {
	const {live, phase} = acts.session.snapshot();
	if (live && (phase.kind === 'paused' || phase.kind === 'running')) {
		acts.note('The current resumption is finished first.');
	}

	toTheNewest(acts);
}

/** What the person does as the client of the generator. */
export const clientCommands: readonly UiCommand[] = [
	{
		id: 'next',
		keys: ['n'],
		sign: 'n',
		label: 'next',
		description: 'next(g): resumes the generator with None.',
		screen: 'run',
		rank: 1,
		unavailable: cannotGiveCommand,
		run(acts) {
			afterTheRest(acts);
			acts.session.command({kind: 'next'});
			acts.expect();
		},
	},
	{
		id: 'send',
		keys: ['s'],
		sign: 's',
		label: 'send',
		description: 'g.send(value): asks for the value, a Python expression.',
		screen: 'run',
		rank: 1,
		unavailable: cannotGiveCommand,
		run(acts) {
			toTheNewest(acts);
			acts.ask('send');
		},
	},
	{
		id: 'throw',
		keys: ['t'],
		sign: 't',
		label: 'throw',
		description: 'g.throw(exception): asks for it, a Python expression.',
		screen: 'run',
		rank: 2,
		unavailable: cannotGiveCommand,
		run(acts) {
			toTheNewest(acts);
			acts.ask('throw');
		},
	},
	{
		id: 'close',
		keys: ['c'],
		sign: 'c',
		label: 'close',
		description: 'g.close(): raises GeneratorExit where the generator stands.',
		screen: 'run',
		rank: 2,
		unavailable: cannotGiveCommand,
		run(acts) {
			afterTheRest(acts);
			acts.session.command({kind: 'close'});
			acts.expect();
		},
	},
	{
		id: 'undo',
		keys: ['u'],
		sign: 'u',
		label: 'undo',
		description: 'Undoes the last command: repeats those before it.',
		screen: 'run',
		rank: 4,
		unavailable: nothingToUndo,
		run({session, expect}) {
			session.undo();
			expect();
		},
	},
];
