/** The choice of the ready task that has its step next. */

import type {FrameNames} from '../../engine/frame-names.ts';
import type {FrameId} from '../../protocol/index.ts';
import {frameName} from '../../wording/frame-name.ts';

/** A task that can be chosen. */
export interface Choice {
	readonly task: FrameId;
	/** Its name on the screen, which no other has. */
	readonly name: string;
}

/** The ready tasks with their names, in asyncio's own order. */
export function choicesOf(ready: readonly FrameId[], named: {readonly names: FrameNames}): readonly Choice[] {
	return ready.map(task => ({task, name: frameName(named, task)}));
}

/** The choice that a text names; a sentence that lists the choices where it names none of them. */
export function findChoice(choices: readonly Choice[], text: string): Choice | string {
	const names = choices.map(({name}) => name);
	return choices.find(({name}) => name === text) ?? `No task ${text} is ready: choose ${names.join(' or ')}.`;
}
