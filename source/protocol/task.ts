/** The schema of what is known of asyncio's tasks, seen from outside. */

import {type Checked, isText, isWhole, listOf, type Message, objectOf, oneOf, optional} from './fields.ts';
import {isValue} from './value.ts';

/** What a task can wait for. `turn`: only for its next turn (`sleep(0)`). `other`: something that is no future of asyncio's own. */
const isWaitKind = oneOf(
	'turn',
	'sleep',
	'future',
	'task',
	'queue',
	'lock',
	'event',
	'condition',
	'semaphore',
	'barrier',
	'gather',
	'wait',
	'group',
	'shield',
	'timeout',
	'other',
);
export type WaitKind = Checked<typeof isWaitKind>;

/** The fields of a `Wait`. */
export const waitFields = {
	kind: isWaitKind,
	/** The object that it waits for, where there is one to name: the future, the queue, the lock. */
	what: optional(isValue),
	/** The wait as Python, for example `jobs.get()` or `sleep(0.1)`. */
	text: optional(isText),
	/** The tasks that it waits for, by their numbers: no more than a hundred. */
	tasks: optional(listOf(isWhole)),
	/** How many there are, where more than those wait. */
	count: optional(isWhole),
	/** The frames with an `async with asyncio.timeout()` or a `wait_for` around this wait, the outermost first. */
	within: optional(listOf(isWhole)),
	/** The loop time at which it ends by itself, in milliseconds. */
	until: optional(isWhole),
};

/** What a suspended task waits for. */
export interface Wait extends Message<typeof waitFields> {}

export const isWait = objectOf(waitFields);

/** Who chose the task that has its step next. */
export const isChooser = oneOf('person', 'seed', 'asyncio');
export type Chooser = Checked<typeof isChooser>;

/** For what asyncio itself asked a task to cancel: a timeout, a task group, a `gather`, or a `wait_for` whose own task is cancelled. */
export const isCancelCause = oneOf('timeout', 'group', 'gather', 'wait_for');
export type CancelCause = Checked<typeof isCancelCause>;

/**
 * Why a task goes on. `done`: what it waits for has a result or an exception. `cancelled`: that was cancelled. `turn`: it only waited
 * for its turn. `other`: that was not seen.
 */
export const isWakeReason = oneOf('done', 'cancelled', 'turn', 'other');
export type WakeReason = Checked<typeof isWakeReason>;
