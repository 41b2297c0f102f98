/** What becomes of asyncio's tasks. */

import type {Value} from '../../protocol/index.ts';
import type {Outcome} from '../stage.ts';
import type {Of} from './frame-record.ts';
import {RULES} from './rules.ts';
import {NONE, type StagerState} from './stager-state.ts';

/** What stands for the result of a task that is gone. */
const UNSEEN: Value = {type: 'object', repr: 'a result that was not seen'};

/** A task is seen for the first time. */
export function spawn(state: StagerState, {frame, code, name, type, by, parent, eager, runs, at}: Of<'task'>): void {
	state.tasks.set(frame, code);
	state.codes.set(code, {id: code, file: '', name, qualname: type, kind: 'task', line: 0, sites: []});
	state.emit(
		frame,
		{
			kind: 'spawn',
			by: by ?? null,
			parent: parent ?? null,
			...(eager ? ({eager: true} as const) : {}),
			...(runs === undefined ? {} : {runs}),
		},
		{seen: {code}, ...atField(at), ...(by === undefined ? {because: RULES.foundTask} : {})},
	);
}

/** A task stands in the loop's queue. */
export function wake(state: StagerState, {task, by, why, of, at}: Of<'wake'>): void {
	const rule = by === undefined ? RULES.foundAwake : of === undefined ? undefined : RULES.putItem;
	state.emit(
		task,
		{kind: 'wake', by: by ?? null, why, ...(of === undefined ? {} : {of})},
		{...atField(at), ...(rule === undefined ? {} : {because: rule})},
	);
}

/** A task waits. */
export function suspend(state: StagerState, {task, on, at}: Of<'suspend'>): void {
	state.emit(task, {kind: 'suspend', on}, atField(at));
}

/** A task was asked to cancel. */
export function cancel(state: StagerState, {task, by, cause, owner, at}: Of<'cancel'>): void {
	state.asked.add(task);
	const origin = cause === undefined ? {} : {cause, owner: owner ?? null};
	state.emit(task, {kind: 'cancel', by: by ?? null, ...origin}, atField(at));
}

/** A task is done. */
export function taskEnd(state: StagerState, {task, value, exception, cancelled, unseen, at}: Of<'taskEnd'>): void {
	const wasAsked = state.asked.delete(task);
	if (unseen) {
		const outcome: Outcome = {way: 'value', value: UNSEEN};
		state.emit(task, {kind: 'done', outcome, unseen}, {...atField(at), because: RULES.goneTask});
		return;
	}
	const outcome: Outcome =
		exception === undefined ? {way: 'value', value: value ?? NONE} : {way: 'exception', exception};
	const end = cancelled ? ({cancelled: true} as const) : wasAsked ? ({swallowed: true} as const) : {};
	state.emit(task, {kind: 'done', outcome, ...end}, atField(at));
}

/** A task was chosen to have its step next. */
export function chosen(state: StagerState, {task, ready, chooser}: Of<'chosen'>): void {
	state.emit(task, {kind: 'choose', ready, chooser});
}

function atField(at: number | undefined): {readonly at?: number} {
	return at === undefined ? {} : {at};
}
