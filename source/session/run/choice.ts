/** The choice of the ready task that has its step next. */

import type {FrameId} from '../../protocol/index.ts';

/** A task that can be chosen. */
export interface Choice {
	readonly task: FrameId;
	/** Its name on the screen, which no other has. */
	readonly name: string;
}

/** The choice that a text names. */
export function choiceOf(choices: readonly Choice[], text: string): Choice | undefined {
	return choices.find(({name}) => name === text);
}

/** What to say where a text names none of them. */
export function noSuchChoice(choices: readonly Choice[], text: string): string {
	return `No task ${text} is ready: choose ${choices.map(({name}) => name).join(' or ')}.`;
}
