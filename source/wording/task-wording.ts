/** What becomes of asyncio's tasks, in words. */

import type {State} from '../engine/state.ts';
import type {FrameId, Wait} from '../protocol/index.ts';
import {asSentence, type CaptionContext, type Of} from './caption-context.ts';
import {counted} from './counts.ts';
import {printable} from './printable.ts';
import {exceptionText, outcomeText, valueText} from './value-text.ts';

type Name = (frame: FrameId) => string;
type OfTask = Of<'spawn' | 'wake' | 'suspend' | 'cancel' | 'done' | 'choose'>;

/**
 * What a task waits for, for example `jobs.get()`, `gather of 3 tasks`, `ev.wait(), within the timeout of main`. `name` gives the
 * name of a frame.
 */
export function waitText(wait: Wait, name: Name): string {
	const around = (wait.within ?? []).map(name);
	const timeouts = around.length === 1 ? 'the timeout' : 'the timeouts';
	return `${bareWaitText(wait, name)}${around.length === 0 ? '' : `, within ${timeouts} of ${around.join(' and ')}`}`;
}

/** The same words, then shorter ones that say as much. */
export function shorterWaits(text: string): readonly string[] {
	const short = text.replace(/^((?:waits )?for )asyncio\./, '$1');
	return [text, short, short.replace(/, within the (timeouts?) of/, ', $1 of')];
}

function bareWaitText(wait: Wait, name: Name): string {
	const {kind, text, what, tasks = []} = wait;
	const [only] = tasks;
	const count = wait.count ?? tasks.length;
	switch (kind) {
		case 'turn':
			return 'its next turn';
		case 'task':
			return only === undefined ? 'a task' : name(only);
		case 'gather':
			return count === 0 ? 'gather' : `gather of ${counted(count, 'task')}`;
		case 'group':
			return count === 0 ? 'its task group' : `its task group of ${counted(count, 'task')}`;
		case 'wait':
			return count === 0 ? 'other tasks' : `asyncio.wait for ${counted(count, 'task')}`;
		case 'shield':
			return only === undefined ? 'a shielded future' : `${name(only)}, shielded`;
		default:
			if (text !== undefined) return printable(text);
			return what !== undefined ? valueText(what) : kind === 'other' ? 'something that was not seen' : `a ${kind}`;
	}
}

/** Who asks a task to cancel. */
function askerText({frame, by, cause, owner}: Of<'cancel'>, name: Name): string {
	if (by !== null) return name(by);
	if (cause === undefined || owner === undefined || owner === null) return 'asyncio';
	if (cause === 'group' && owner === frame) return 'its own task group';
	return `the ${cause === 'group' ? 'task group' : cause} of ${name(owner)}`;
}

/** One sentence on what became of a task. */
export function taskCaption(stage: OfTask, {state, self, name}: CaptionContext): string {
	switch (stage.kind) {
		case 'spawn': {
			const runs = stage.runs?.frame === undefined ? '' : `, which runs ${name(stage.runs.frame)}`;
			const made = stage.by === null ? `${self} is a new task` : `${name(stage.by)} makes a new task, ${self}`;
			return `${asSentence(made)}${runs}. It is ${stage.eager ? 'eager: its first step is taken at once' : 'READY'}.`;
		}
		case 'wake':
			return `${self} wakes${because(stage, state, name)}. It is READY.`;
		case 'suspend':
			return stage.on.kind === 'turn'
				? `${self} lets others run first. It stays READY, at the end of the queue.`
				: `${self} waits for ${waitText(stage.on, name)}. The loop runs others meanwhile.`;
		case 'cancel':
			return `${self} is asked to cancel by ${askerText(stage, name)}: CancelledError will be thrown in.`;
		case 'done':
			return doneText(stage, self);
		case 'choose':
			return chosenText(stage, self, name);
	}
}

/** A few words on the same for a row of the log. */
export function taskDetail(stage: OfTask, name: Name): string {
	switch (stage.kind) {
		case 'spawn':
			return `${stage.eager ? 'begins at once' : 'READY'}${stage.by === null ? '' : `, made by ${name(stage.by)}`}`;
		case 'wake':
			return `READY${shortReason(stage, name)}`;
		case 'suspend':
			return `waits for ${waitText(stage.on, name)}`;
		case 'cancel':
			return `asked to cancel by ${askerText(stage, name)}`;
		case 'done':
			return stage.unseen ? goneText : stage.cancelled ? 'CANCELLED' : outcomeText(stage.outcome);
		case 'choose':
			return `next, of ${stage.ready.map(name).join(', ')} (${choosers[stage.chooser]})`;
	}
}

const choosers = {person: 'you chose', seed: 'by the seed', asyncio: "asyncio's own order"} as const;

function chosenText({ready, chooser, frame}: Of<'choose'>, self: string, name: Name): string {
	const [first] = ready;
	const all = `${counted(ready.length, 'task')} are ready`;
	if (chooser === 'asyncio') return `${all}, and nobody chose: ${self} is next, as in asyncio's own order.`;
	const chooses = chooser === 'person' ? 'you choose' : 'the seed chooses';
	const own = first === undefined || first === frame ? 'as asyncio would' : `where asyncio would take ${name(first)}`;
	return `${all}, and ${chooses} ${self} to be next, ${own}.`;
}

function shortReason({by, of, why}: Of<'wake'>, name: Name): string {
	if (by !== null && of !== undefined) return `: ${name(by)} put ${valueText(of)} into the queue`;
	const who = by === null ? '' : ` by ${name(by)}`;
	return why === 'cancelled' ? `, cancelled${who}` : by === null ? '' : `,${who}`;
}

/** Why a task wakes, by what it waited for. */
function because({frame, by, of, why}: Of<'wake'>, {tasks}: State, name: Name): string {
	if (by !== null && of !== undefined) return ` because ${name(by)} put ${valueText(of)} into the queue`;
	const task = tasks.get(frame);
	if (task?.cancelling) return ' because it is asked to cancel';
	const wait = task?.wait;
	const other = wait?.kind === 'task' ? wait.tasks?.[0] : undefined;
	const status = other === undefined ? undefined : tasks.get(other)?.status;
	if (other !== undefined && status !== undefined) return ` because ${name(other)} ${ENDS[status] ?? 'is done'}`;
	const who = by === null ? '' : `${name(by)} lets it: `;
	if (why === 'cancelled')
		return ` because ${by === null ? 'what it waited for is' : `${name(by)} has`} cancelled${by === null ? '' : ' what it waited for'}`;
	if (wait === undefined || wait === null || why !== 'done') return '';
	return wait.kind === 'sleep'
		? ` because ${waitText(wait, name)} is over`
		: ` because ${who}${waitText(wait, name)} can go on`;
}

const ENDS: Readonly<Record<string, string>> = {done: 'is done', failed: 'has failed', cancelled: 'is cancelled'};

/** Of a task that is over, and whose end nobody saw. */
export const goneText = 'gone; how it ended was not seen';

function doneText({outcome, cancelled, swallowed, unseen}: Of<'done'>, self: string): string {
	if (unseen) return `${self} is over, and ${goneText}.`;
	if (cancelled) return `${self} is CANCELLED: CancelledError came out of its coroutine.`;
	const end =
		outcome.way === 'value'
			? `${self} is done, with the result ${valueText(outcome.value)}`
			: `${self} has failed, with ${exceptionText(outcome.exception)}`;
	return swallowed ? `${end}. It was asked to cancel, and did not.` : `${end}.`;
}
