import type {ScreenKind} from '../screen-kind.ts';
import type {UiCommand} from './command.ts';
import {appCommands} from './commands/app.ts';
import {clientCommands} from './commands/client.ts';
import {menuCommands} from './commands/menu.ts';
import {timeCommands} from './commands/time.ts';
import type {Keystroke} from './keystroke.ts';

/** All that a person can do with a key, in the order of the help and of the line of keys. */
export const commands: readonly UiCommand[] = [...clientCommands, ...timeCommands, ...menuCommands, ...appCommands];

/** The command of a key on a screen; undefined when the key has none there. */
export function commandFor(stroke: Keystroke, screen: ScreenKind): UiCommand | undefined {
	return commands.find(
		command => command.keys.includes(stroke) && (command.screen === screen || command.screen === 'any'),
	);
}
