import {explained} from '../explained.ts';
import {enter, refuses} from './calls.ts';
import {mayLetGo, over} from './focus.ts';
import {generatorExit} from './rules.ts';
import type {State} from './state.ts';
import type {Awaitable, Call, Mode} from './work.ts';

/** async_gen_asend_send, async_gen_athrow_send and their `throw` and `close` (Objects/genobject.c). */
export function enterAwaitable(state: State, call: Call, awaitable: Awaitable, mode: Mode): void {
	// Up to 3.12 `close()` only marks it as closed.
	if (call.method === 'close' && (awaitable.state === 'closed' || state.minor < 13)) {
		awaitable.state = 'closed';
		call.end = {value: 'None'};
		over(state, call);
		return;
	}
	const own = substituted(state, awaitable, mode, call.method === 'close');
	if ('refusal' in own) {
		refuses(state, call);
		state.add({
			kind: 'refuse',
			frame: awaitable.generator,
			fields: [`!${own.refusal}`],
			...mayLetGo(call),
			...(call.isRefusedUnseen === true ? {optional: explained.refusedUnseen} : {}),
		});
		call.end = {exception: own.refusal};
		over(state, call);
		return;
	}
	enter(state, call, awaitable.generator, own);
	if (call.method === 'close') awaitable.state = 'closed';
}

/** What the awaitable itself is. */
export function typeOf({method}: Awaitable): string {
	return method === 'asend' || method === '__anext__' ? '<async_generator_asend>' : '<async_generator_athrow>';
}

/** Something stands in an `asend()` or the like of it. */
export function isAwaited(state: State, generator: number): boolean {
	return [...state.awaitables.values()].some(other => other.generator === generator && other.state === 'iter');
}

const notStarted = 'RuntimeError("can\'t send non-None value to a just-started coroutine")';

/** What an awaitable does with what it is sent or thrown: it puts its own argument in the place of the first None. */
export function substituted(
	state: State,
	awaitable: Awaitable,
	mode: Mode,
	isClose = mode.way === 'close',
): Mode | {readonly refusal: string} {
	const isSend = awaitable.method === 'asend' || awaitable.method === '__anext__';
	if (awaitable.state === 'closed') {
		if (isClose) return mode;
		if (state.minor === 6) return {refusal: 'StopIteration()'};
		const what = isSend ? '__anext__()/asend()' : 'aclose()/athrow()';
		return {refusal: `RuntimeError('cannot reuse already awaited ${what}')`};
	}
	const isFirst = awaitable.state === 'init';
	const isFinished = state.generators.get(awaitable.generator)?.state === 'closed';
	// From 3.13 on its `throw()` looks, too.
	const looks = state.minor >= (mode.way === 'value' ? 8 : 13);
	if (isFirst && !isFinished && looks && isAwaited(state, awaitable.generator)) {
		awaitable.state = 'closed';
		const name = isSend ? 'anext' : awaitable.method;
		return {refusal: `RuntimeError('${name}(): asynchronous generator is already running')`};
	}
	if (!isSend && isFinished && mode.way === 'value') {
		awaitable.state = 'closed';
		return {refusal: 'StopIteration()'};
	}
	// Up to 3.12 `throw()` leaves the state of the awaitable as it is.
	if (mode.way === 'value' || state.minor >= 13) awaitable.state = 'iter';
	// async_gen_athrow_throw of 3.6.
	const isThrow = mode.way === 'throw' || (mode.way === 'close' && !isClose);
	if (isFirst && !isSend && isThrow && state.minor === 6) return {refusal: notStarted};
	if (mode.way === 'close') return mode;
	if (!isFirst || mode.way !== 'value') return mode;
	if (isSend) return mode.value === 'None' ? {way: 'value', value: awaitable.argument} : mode;
	if (mode.value !== 'None') {
		awaitable.state = 'init';
		return {refusal: notStarted};
	}
	const generator = state.generators.get(awaitable.generator);
	if (awaitable.method === 'aclose' && generator !== undefined) generator.isAclosed = true;
	return {way: 'throw', exception: awaitable.method === 'aclose' ? generatorExit : awaitable.argument};
}
