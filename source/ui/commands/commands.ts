import type {Snapshot} from '../../session/contract.ts';
import type {Keystroke} from '../input/keystroke.ts';
import type {ScreenKind} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';
import {appCommands} from './app-commands.ts';
import {branchCommands} from './branch-commands.ts';
import {choiceCommands} from './choice-commands.ts';
import {clientCommands} from './client-commands.ts';
import type {UiCommand} from './command.ts';
import {focusCommands} from './focus-commands.ts';
import {foldCommands} from './fold-commands.ts';
import {jumpCommands} from './jump-commands.ts';
import {keepCommands} from './keep-commands.ts';
import {menuCommands} from './menu-commands.ts';
import {presenterCommands} from './presenter-commands.ts';
import {searchCommands} from './search-commands.ts';
import {taskCommands} from './task-commands.ts';
import {timeCommands} from './time-commands.ts';

/** All that a person can do with a key, in the order of the help and of the line of keys. */
export const commands: readonly UiCommand[] = [
	...clientCommands,
	...choiceCommands,
	...branchCommands,
	...timeCommands,
	...jumpCommands,
	...taskCommands,
	...foldCommands,
	...searchCommands,
	...presenterCommands,
	...keepCommands,
	...focusCommands,
	...menuCommands,
	...appCommands,
];

/** Each key with the commands that have it, in their order. */
const byKey = new Map<Keystroke, UiCommand[]>();
for (const command of commands) for (const key of command.keys) byKey.set(key, [...(byKey.get(key) ?? []), command]);

/** Where things stand, as far as it decides what a key means. */
export interface CommandContext {
	readonly ui: Ui;
	readonly snapshot: Snapshot;
}

/**
 * The command of a key on a screen; undefined when the key has none there. A command that has its keys only at times
 * goes before one that always has them.
 */
export function commandFor(stroke: Keystroke, screen: ScreenKind, now?: CommandContext): UiCommand | undefined {
	const found = (byKey.get(stroke) ?? []).filter(command => command.screen === screen || command.screen === 'any');
	const special = now && found.find(({when}) => when?.(now.ui, now.snapshot));
	return special ?? found.find(({when}) => when === undefined);
}
