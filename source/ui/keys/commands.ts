import type {Snapshot} from '../../session/contract.ts';
import type {ScreenKind} from '../screen-kind.ts';
import type {Ui} from '../store/ui.ts';
import type {UiCommand} from './command.ts';
import {appCommands} from './commands/app.ts';
import {branchCommands} from './commands/branches.ts';
import {clientCommands} from './commands/client.ts';
import {focusCommands} from './commands/focus.ts';
import {jumpCommands} from './commands/jumps.ts';
import {menuCommands} from './commands/menu.ts';
import {searchCommands} from './commands/search.ts';
import {showCommands} from './commands/show.ts';
import {timeCommands} from './commands/time.ts';
import type {Keystroke} from './keystroke.ts';

/** All that a person can do with a key, in the order of the help and of the line of keys. */
export const commands: readonly UiCommand[] = [
	...clientCommands,
	...branchCommands,
	...timeCommands,
	...jumpCommands,
	...searchCommands,
	...showCommands,
	...focusCommands,
	...menuCommands,
	...appCommands,
];

/** Where things stand, as far as it decides what a key means. */
export interface Situation {
	readonly ui: Ui;
	readonly snapshot: Snapshot;
}

/**
 * The command of a key on a screen; undefined when the key has none there. A command that has its keys only at times
 * goes before one that always has them.
 */
export function commandFor(stroke: Keystroke, screen: ScreenKind, now?: Situation): UiCommand | undefined {
	const found = commands.filter(
		command => command.keys.includes(stroke) && (command.screen === screen || command.screen === 'any'),
	);
	const special = now && found.find(({when}) => when?.(now.ui, now.snapshot));
	return special ?? found.find(({when}) => when === undefined);
}
