import {explained} from '../explained.ts';
import {enter} from './calls.ts';
import {swallowsFirst} from './drops.ts';
import {focus, given} from './focus.ts';
import {comesBack, resume, resumedBetween} from './resuming.ts';
import {pushedBehind, replaced, stopIteration} from './rules.ts';
import {settles, whenGone} from './settling.ts';
import type {State} from './state.ts';
import type {Awaitable, Call} from './work.ts';

export function start(state: State, frame: number, kind: string, name: string, parent: number): void {
	if (kind === 'function' || kind === 'module' || kind === 'class') {
		const top = state.work.at(-1);
		// `gen_throw` and `gen_close` call a delegatee's method with the client's frame below it.
		const isHandedOn = top?.type === 'generator' && !top.isPushed && (name === 'throw' || name === 'close');
		const isCalled = (top?.type === 'call' && top.generator === null && top.frame === parent) || isHandedOn;
		const isFinalizer = name === '__del__' && !isCalled;
		if (isFinalizer) swallowsFirst(state);
		if (!isFinalizer && !isCalled && state.indexOf(parent) !== -1) focus(state, parent);
		state.work.push({type: 'function', frame, name});
		return;
	}
	const known = state.generators.get(frame);
	if (known !== undefined) known.isUnwrapped = name === '<lambda>' && state.minor >= 12;
	const index = state.indexOf(frame);
	if (index !== -1) return;
	if (state.between() !== null) {
		if (!state.generators.has(frame)) made(state, null, frame, kind);
		resumedBetween(state, frame, {way: 'value', value: 'None'});
		return;
	}
	const by = state.generators.get(parent);
	if (name === '__await__' && by?.delegatee?.generator === null && by.state === 'running') {
		// GET_AWAITABLE makes it; only then is anything delegated.
		const delegate = state.items.pop();
		made(state, null, frame, kind);
		if (delegate !== undefined) state.items.push(delegate);
		focus(state, parent);
		by.delegatee = {generator: frame, type: '', abilities: by.delegatee.abilities};
		resume(state, frame, {way: 'value', value: 'None'});
		return;
	}
	if (!state.generators.has(frame)) made(state, null, frame, kind);
	// Code that does not report resumes it.
	const client = state.actor();
	focus(state, client);
	state.add({kind: 'call', frame: client, fields: [`@${frame}`, '-', '-'], open: [1, 2, 3]});
	const call: Call = {type: 'call', frame: client, generator: frame, method: '-', isAnswered: false, end: null};
	state.work.push(call);
	enter(state, call, frame, {way: 'value', value: 'None'});
}

export function made(state: State, by: number | null, frame: number, kind: string, isCoroutine = false): void {
	state.generators.set(frame, {
		kind,
		isCoroutine,
		by,
		state: 'created',
		delegatee: null,
		isShallow: false,
		isUnwrapped: false,
		isInFinally: false,
		client: null,
		returned: null,
		isAclosed: false,
		isGhost: false,
	});
	if (by !== null) focus(state, by);
	state.add({
		kind: 'create',
		frame,
		fields: [by === null ? '-' : `@${by}`, by === null ? 'seen' : 'made'],
		...(by === null
			? {optional: explained.firstSeen, open: [0]}
			: state.minor === 6
				? {optional: explained.firstSeen36, open: [0, 1]}
				: {}),
	});
}

export function ends(state: State, frame: number, value: string): void {
	const generator = state.generators.get(frame);
	if (state.isGhost(frame)) return;
	focus(state, frame);
	const top = state.work.pop();
	if (generator === undefined) {
		if (top?.type === 'function') methodEnds(state, top.name, value);
		return;
	}
	generator.state = 'closed';
	generator.delegatee = null;
	generator.returned = value;
	state.push('return', frame, value, state.receiver());
	if (generator.kind === 'async generator') {
		ended(state, 'StopAsyncIteration()', frame);
		settles(state, frame);
		return;
	}
	const below = state.work.at(-1);
	if (below?.type === 'generator') {
		if (below.isPushed) return;
		below.isPushed = true;
		const returned = state.minor >= 12 ? `!${stopIteration(value)}` : value;
		const given = below.mode.way === 'close' ? `!${below.mode.exception}` : returned;
		whenGone(state, frame, below.frame, () => state.push('push', below.frame, given));
	} else if (below?.type === 'call') {
		if (below.method === 'close') below.end = {value: state.minor >= 13 ? value : 'None'};
		else below.end = {exception: stopIteration(value)};
		settles(state, frame);
	} else if (below?.type === 'drop') {
		state.work.pop();
	}
}

/** A method of an iterator written as a class comes back to the generator that delegates to it. */
export function methodEnds(state: State, name: string, value: string): void {
	const below = state.work.at(-1);
	if (below?.type !== 'generator') return;
	const delegatee = state.generators.get(below.frame)?.delegatee;
	if (delegatee?.generator !== null || !delegatee.abilities.includes('own')) return;
	if (name === 'close') comesBack(state, below.frame);
	else if (['__next__', 'send', 'throw'].includes(name)) given(state, value);
}

export function leaves(state: State, frame: number, raised: string): void {
	const generator = state.generators.get(frame);
	focus(state, frame, state.thrown(raised));
	// Closed without being run: the rewritten program alone has a `try` around all.
	if (state.isGhost(frame)) {
		if (state.minor >= 14)
			state.add({kind: 'raise', frame, fields: [`!${raised}`, '-'], open: [1], optional: explained.closedUnrun});
		return;
	}
	const left = state.work.pop();
	if (state.minor < 11 && state.exits.delete(frame)) {
		state.isHeldOn = true;
		for (const [each, {state: at}] of state.generators) if (at !== 'closed') state.heldOn.add(each);
	}
	if (generator === undefined) {
		state.push('raise', frame, `!${raised}`);
		const below = state.work.at(-1);
		if (left?.type !== 'function' || below?.type !== 'generator') return;
		if (left.name === 'throw' || left.name === 'close') comesBack(state, below.frame, raised);
		else if (/^(?:__next__|send)$/.test(left.name) && !raised.startsWith('StopIteration('))
			state.suspendsNoMore(below.frame);
		return;
	}
	generator.state = 'closed';
	generator.delegatee = null;
	const behindPep479 = replaced(raised, generator, state.minor);
	const exception = generator.isUnwrapped ? raised : behindPep479;
	if (exception !== behindPep479)
		state.doubts.push('a lambda is written out as a function, which lets no StopIteration out');
	raises(state, frame, exception);
	ended(state, exception, frame);
	settles(state, frame);
}

export function raises(state: State, frame: number, exception: string): void {
	state.push('raise', frame, `!${exception}`, isTaken(state, exception) ? 'taken' : state.receiver());
}

/** `gen_close` takes what comes of its own GeneratorExit; nobody gets it. */
export function isTaken(state: State, exception: string): boolean {
	if (!/^(?:StopIteration|GeneratorExit)\(/.test(exception)) return false;
	const below = state.work.at(-1);
	if (awaitableOf(state)?.method === 'aclose') return exception.startsWith('GeneratorExit(');
	if (below?.type === 'call') return below.method === 'close';
	if (below?.type === 'generator') return below.mode.way === 'close' && !below.isPushed;
	return below?.type === 'drop';
}

/** What `asend()` or its like gave, by which the topmost generator was resumed. */
function awaitableOf(state: State): Awaitable | undefined {
	const below = state.work.at(-1);
	if (below?.type === 'call') return below.awaitable;
	return below?.type === 'generator' ? state.generators.get(below.frame)?.delegatee?.awaitable : undefined;
}

/** An exception came out of the topmost generator. */
export function ended(state: State, exception: string, frame: number): void {
	const below = state.work.at(-1);
	const awaitable = awaitableOf(state);
	if (awaitable !== undefined) {
		const isThrown =
			below?.type === 'call' ? below.method === 'throw' : below?.type === 'generator' && below.mode.way !== 'value';
		const isSend = awaitable.method === 'asend' || awaitable.method === '__anext__';
		const isOver = /^(?:StopAsyncIteration|GeneratorExit)\(/.test(exception);
		// async_gen_athrow_throw, up to 3.12, leaves its state as it is; so does async_gen_athrow_send, up to 3.7.
		const stays = !isSend && (isThrown ? state.minor < 13 : state.minor < 8 && !isOver);
		if (!stays) awaitable.state = 'closed';
		if (awaitable.method === 'aclose' && isOver && below?.type === 'call') {
			below.end = {exception: 'StopIteration()'};
			return;
		}
	}
	if (below?.type === 'generator') {
		if (below.isPushed) return;
		below.isPushed = true;
		const {mode} = below;
		const isSwallowed = mode.way === 'close' && /^(?:StopIteration|GeneratorExit)\(/.test(exception);
		// What a coroutine of a library's makes of the end is not reported.
		const isTaken =
			state.generators.get(below.frame)?.delegatee?.isBetween === true && exception === 'StopAsyncIteration()';
		const what = isTaken ? '?' : isSwallowed ? `!${mode.exception}` : pushedBehind(exception, state.minor);
		whenGone(state, frame, below.frame, () => state.push('push', below.frame, what));
	} else if (below?.type === 'call') {
		const swallowed = below.method === 'close' && /^(?:StopIteration|GeneratorExit)\(/.test(exception);
		below.end = swallowed ? {value: 'None'} : {exception};
	} else if (below?.type === 'drop') {
		state.work.pop();
	}
}
