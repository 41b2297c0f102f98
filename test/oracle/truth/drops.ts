import type {Event} from '../events.ts';
import {explained} from '../explained.ts';
import {focus, given} from './focus.ts';
import {resume} from './resuming.ts';
import {generatorExit, shortened, whenHeldGoes} from './rules.ts';
import {isGoneBefore} from './settling.ts';
import type {State} from './state.ts';

/**
 * The last reference to a generator goes. `how`: `hooked`, an async generator has a hook for that (PEP 525); `again`, a hook
 * had got it, and it goes without a word now (PEP 442).
 */
export function dies(state: State, frame: number, how: unknown): void {
	const top = state.work.findLast(work => work.type !== 'call' || !work.isAnswered);
	const delegatee = top?.type === 'generator' ? state.generators.get(top.frame)?.delegatee : undefined;
	// SEND takes the value of what it stands on, END_SEND lets go of that.
	const next = top?.type === 'generator' ? state.nextOf(top.frame) : undefined;
	const lets =
		delegatee && (delegatee.generator === frame || (delegatee.generator === null && isAskedNoMore(state, next, frame)));
	if (lets && next?.[0] === 'caught') {
		state.suspendsNoMore(next[1]);
		if (delegatee.generator === null) state.opaque.add(next[1]);
		state.add({kind: 'catch', frame: next[1], fields: [shortened(String(next[3]))], late: explained.askedResult});
		state.caught.add(next[1]);
	}
	const generator = state.generators.get(frame);
	if (how === 'again') return;
	if (how === 'hooked' && generator !== undefined && generator.state !== 'closed' && !generator.isAclosed) return;
	swallowsFirst(state);
	died(state, frame);
}

/**
 * An iterator in C asks nobody else before it ends: a `chain` lets go of one iterator and goes on with the next one.
 * What runs because `dropped` is closed does not count.
 */
function isAskedNoMore({entries, position}: State, end: Event | undefined, dropped: number): boolean {
	const following = entries.slice(position + 1).flatMap(entry => ('event' in entry ? [entry.event] : []));
	const closed = following.findIndex(([kind, by]) => kind === 'gone' && by === dropped);
	const ends = end === undefined ? -1 : following.indexOf(end);
	for (const event of following.slice(closed < ends ? closed + 1 : 0)) {
		const [kind, by, what] = event;
		if (event === end) return true;
		// It may ignore its GeneratorExit, and give a value to nobody.
		if (kind === 'gives' && by === dropped) continue;
		if (kind === 'gives' || kind === 'call' || (kind === 'start' && what === 'generator')) return false;
	}
	return false;
}

/** A `with` takes an exception when `__exit__` is back; only then does CPython let go of the exception. */
export function swallowsFirst(state: State): void {
	const top = state.work.findLast(work => work.type !== 'call' || !work.isAnswered);
	if (top?.type !== 'function' && top?.type !== 'generator') return;
	const next = state.nextOf(top.frame);
	exitedFirst(state, top.frame, next);
	if (next?.[0] !== 'swallowed' || state.caught.has(top.frame)) return;
	swallows(state, top.frame, String(next[2]));
	state.caught.add(top.frame);
}

/** So does an `async with`, when it has what its `__aexit__` returned. What that held goes before. */
function exitedFirst(state: State, frame: number, next: Event | undefined): void {
	const delegatee = state.generators.get(frame)?.delegatee?.generator;
	if (next?.[0] !== 'exited' || next[2] === null || next[3] === 'raise' || delegatee == null) return;
	if (state.generators.get(delegatee)?.state !== 'closed' || isGoneBefore(state, delegatee, frame)) return;
	exited(state, frame, String(next[2]), false);
}

/** On 3.6 no line and no other event tells that a `with` has taken an exception. */
export function swallows(state: State, frame: number, exception: string): void {
	const unseen = state.minor === 6 ? {optional: explained.noOpcodes} : {};
	state.add({kind: 'catch', frame, fields: [shortened(`!${exception}`)], ...unseen});
}

/** An `async with` takes what its `__aexit__` returned: with an exception, that says whether the exception goes on. */
export function exited(state: State, frame: number, exception: string | null, isRaised: boolean): void {
	const delegatee = state.generators.get(frame)?.delegatee;
	focus(state, frame);
	const isKnown = delegatee?.generator && delegatee.isBetween !== true;
	const returned = isKnown ? state.generators.get(delegatee.generator ?? -1)?.returned : '?';
	if (!delegatee || typeof returned !== 'string' || (delegatee.isBetween && isThrownTo(state, frame))) return;
	state.suspendsNoMore(frame);
	if (exception !== null && !isRaised) state.printedBefore(explained.swallowedGoes);
	state.push('catch', frame, returned);
	// Up to 3.8 WITH_CLEANUP_FINISH takes the value, with an exception or without one.
	state.push(exception === null && state.minor > 8 ? 'discard' : 'use', frame, returned);
	if (exception !== null && !isRaised) swallows(state, frame, exception);
}

/** What it stands on has ended with an exception. */
function isThrownTo({items}: State, frame: number): boolean {
	const last = items.findLast(({kind, frame: by}) => by === frame && (kind === 'push' || kind === 'delegate'));
	return last?.kind === 'push' && last.fields[0]?.startsWith('!') === true;
}

export function died(state: State, frame: number): void {
	const generator = state.generators.get(frame);
	givenBefore(state, frame);
	if (state.finishedElsewhere.delete(frame)) {
		state.add({kind: 'drop', frame, fields: [], optional: explained.finishedElsewhere});
		return;
	}
	if (generator?.state === 'suspended') drop(state, frame);
	else if (generator?.state === 'created') {
		generator.state = 'closed';
		// Up to 3.11 gen_close throws GeneratorExit into a frame that never ran. A coroutine just gets its warning.
		const isThrownIn = state.minor < 12 && generator.kind !== 'coroutine';
		const isUnmet = state.minor === 6;
		const reason = isUnmet ? explained.noOpcodes : isThrownIn ? explained.unmet : explained.neverRun;
		const isTold = isThrownIn && !isUnmet && generator.by !== null;
		const mayBeMissing = isTold ? {} : {optional: reason};
		state.add({kind: 'drop', frame, fields: [], ...mayBeMissing, ...doubtOf(state, frame)});
		if (!isThrownIn) return;
		state.work.push({type: 'drop', frame});
		state.add({kind: 'push', frame, fields: [`!${generatorExit}`], ...mayBeMissing});
		state.add({kind: 'raise', frame, fields: [`!${generatorExit}`, 'taken'], ...mayBeMissing});
		state.work.pop();
	}
}

/** A temporary goes when its client has what its delegatee in C gave; the client's next report says what that was. */
export function givenBefore(state: State, frame: number): void {
	const top = state.work.at(-1);
	const isOpaque = top?.type === 'generator' && state.generators.get(top.frame)?.delegatee?.generator === null;
	if (!isOpaque || state.indexOf(frame) === -1) return;
	const call = state.work.findLast(work => work.type === 'call');
	const next = call === undefined ? undefined : state.nextOf(call.frame);
	given(state, next?.[0] === 'back' ? String(next[2]) : '?');
}

const orderWhenCleared = 'in which order a frame that CPython only clears lets go of several';

/** Why it may go at another time than in the rewritten program. One of several that are cleared may never have run. */
function doubtOf(state: State, frame: number): {doubt?: string} {
	if (state.heldOn.has(frame)) return {doubt: whenHeldGoes};
	return state.ghosts.size > 0 ? {doubt: orderWhenCleared} : {};
}

export function drop(state: State, frame: number): void {
	for (const [ghost, count] of state.ghosts) {
		state.ghosts.set(ghost, count + 1);
		if (count > 0) state.doubts.push(orderWhenCleared);
	}
	const {isShallow, delegatee} = state.generators.get(frame) ?? {};
	const isSkipped = state.minor >= 13 && delegatee === null && isShallow === true;
	const optional = isSkipped ? {optional: explained.closedUnrun} : {};
	state.add({kind: 'drop', frame, fields: [], ...optional, ...doubtOf(state, frame)});
	state.work.push({type: 'drop', frame});
	resume(state, frame, {way: 'close', exception: generatorExit});
	if (state.isGhost(frame)) state.work.pop();
}
