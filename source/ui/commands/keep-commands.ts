/** The commands that keep what is shown in a file. */

import path from 'node:path';
import type {Snapshot} from '../../session/contract.ts';
import {freeName} from '../../session/whole-file.ts';
import {alwaysAvailable} from '../state/availability.ts';
import type {CommandActions, UiCommand} from './command.ts';

/** The name of a recording of this session that no other file has. */
function recordingName({file}: Snapshot): string {
	const {name} = path.parse(file);
	return freeName(`${/^-c?$/.test(file) ? 'run' : name}.genstep`);
}

function record({session, note}: CommandActions): void {
	const file = recordingName(session.snapshot());
	note(session.record(file) ?? `Recorded: gen-step ${file} plays it, with no Python.`);
}

/** What a person takes home. */
export const keepCommands: readonly UiCommand[] = [
	{
		id: 'record',
		keys: ['S'],
		sign: 'S',
		label: 'record',
		description: 'Saves the run as a recording, which plays with no Python.',
		screen: 'run',
		rank: 9,
		unavailable: alwaysAvailable,
		run: record,
	},
	{
		id: 'picture',
		keys: ['P'],
		sign: 'P',
		label: 'picture',
		description: 'Saves the screen as a picture, stage-14.svg.',
		screen: 'run',
		rank: 9,
		unavailable: alwaysAvailable,
		run: ({picture}) => picture(),
	},
];
