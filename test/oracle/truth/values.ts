import {explained} from '../explained.ts';
import {focus, over, passes} from './focus.ts';
import {ignored, shortened, wrapped} from './rules.ts';
import type {State} from './state.ts';
import type {Generator} from './work.ts';

export function gives(state: State, frame: number, value: string, depth: number): void {
	focus(state, frame);
	const generator = state.generators.get(frame);
	if (generator === undefined) return;
	state.work.pop();
	generator.isShallow = !generator.isUnwrapped && (depth === 0 || (depth === 1 && !generator.isInFinally));
	generator.state = 'suspended';
	state.push('yield', frame, value, state.receiver(), 'own');
	if (generator.kind === 'async generator') {
		givesAsync(state);
		return;
	}
	let delegatee: Generator | undefined = generator;
	for (;;) {
		const below = state.work.at(-1);
		if (below?.type !== 'generator') break;
		if (!below.isPushed && below.mode.way === 'close') {
			below.isPushed = true;
			// An asend object says it as a coroutine (`async_gen_asend_close`, 3.13+).
			const says = delegatee?.kind === 'async generator' ? {...delegatee, kind: 'coroutine' as const} : delegatee;
			state.push('push', below.frame, `!${ignored(says)}`);
			return;
		}
		state.work.pop();
		passes(state, below.frame, value);
		delegatee = state.generators.get(below.frame);
	}
	const below = state.work.at(-1);
	if (below?.type === 'drop') {
		state.push('refuse', below.frame, `!${ignored(state.generators.get(below.frame))}`);
		state.work.pop();
	}
	if (below?.type !== 'call') return;
	if (below.method === 'close') {
		below.end = {exception: ignored(below.generator === null ? undefined : state.generators.get(below.generator))};
	} else {
		below.end = {value};
		over(state, below);
	}
}

/** An async generator gives a value to who awaits its `asend()`; nothing is suspended by that. */
export function givesAsync(state: State): void {
	const below = state.work.at(-1);
	if (below?.type === 'generator') {
		const awaitable = state.generators.get(below.frame)?.delegatee?.awaitable;
		if (awaitable !== undefined) awaitable.state = 'closed';
		const value = state.items.at(-1)?.fields[0] ?? '?';
		if (below.isPushed) return;
		below.isPushed = true;
		// async_gen_asend_close takes the StopIteration that holds the value.
		if (below.mode.way === 'close') state.push('push', below.frame, `!${below.mode.exception}`);
		else state.push('push', below.frame, state.minor >= 12 ? `!${wrapped(value, state.minor)}` : value);
	} else if (below?.type === 'call') {
		if (below.awaitable !== undefined) below.awaitable.state = 'closed';
		const value = state.items.at(-1)?.fields[0] ?? '?';
		if (below.awaitable?.method === 'aclose')
			below.end = {exception: "RuntimeError('async generator ignored GeneratorExit')"};
		else below.end = {exception: wrapped(value, state.minor)};
	} else if (below?.type === 'drop') {
		state.push('refuse', below.frame, "!RuntimeError('async generator ignored GeneratorExit')");
		state.work.pop();
	}
}

export function receive(state: State, frame: number, fate: string, value: string): void {
	const isOfOpaque = state.opaque.has(frame);
	if (fate === 'assign') state.received.set(frame, {fate, value, isOfOpaque});
	else if (fate === 'late') {
		state.push('use', frame, value);
		state.received.set(frame, {fate, value, isOfOpaque});
	} else state.push(fate, frame, value);
}

export function stored(state: State, frame: number, target: string): void {
	const received = state.received.get(frame);
	focus(state, frame);
	state.received.delete(frame);
	if (received === undefined) return;
	const last = state.items.at(-1);
	if (received.fate === 'late' && last?.kind === 'use' && last.frame === frame && state.output === '')
		state.items.splice(-1, 1, {...last, optional: explained.storedAtOnce});
	state.add({
		kind: 'assign',
		frame,
		fields: [target, shortened(received.value)],
		...(target.includes('?') ? {open: [0]} : {}),
		...(received.isOfOpaque && state.minor === 6 ? {optional: explained.noOpcodes} : {}),
	});
}

export function storeFailed(state: State, frame: number): void {
	const received = state.received.get(frame);
	if (received === undefined || received.fate === 'late') return;
	state.received.delete(frame);
	state.push('use', frame, received.value);
}
