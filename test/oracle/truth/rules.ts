import {isOpaque} from '../item.ts';
import type {Generator, Mode} from './work.ts';

export const generatorExit = 'GeneratorExit()';

/** What a rewritten program cannot show; see `holdsOn`. */
export const whenHeldGoes = 'when what an exception holds that went through a contextmanager goes';

/** What `gen_close` raises where a generator yields all the same. */
export function ignored(generator: Generator | undefined): string {
	return `RuntimeError('${generator?.kind ?? 'generator'} ignored GeneratorExit')`;
}

/** CPython's guards: what it says to a resumption of a generator in that state; null: nothing, it is resumed. */
export function refusal(generator: Generator, mode: Mode, method: string = mode.way): string | null {
	const noun = generator.kind === 'async generator' ? 'async generator' : generator.kind;
	if (generator.state === 'running') return `ValueError('${noun} already executing')`;
	if (generator.state === 'closed') {
		if (noun === 'coroutine' && method !== 'close') return "RuntimeError('cannot reuse already awaited coroutine')";
		const stop = noun === 'async generator' ? 'StopAsyncIteration()' : 'StopIteration()';
		return mode.way === 'value' ? stop : mode.exception;
	}
	if (generator.state === 'created' && mode.way === 'value' && mode.value !== 'None')
		return `TypeError("can't send non-None value to a just-started ${noun}")`;
	return null;
}

/** What tells of the end of a generator that returned `value`. */
export function stopIteration(value: string): string {
	return value === 'None' ? 'StopIteration()' : `StopIteration(${value})`;
}

/** What hands over the value that an async generator yielded (async_gen_unwrap_value). */
export function wrapped(value: string, minor: number): string {
	return minor >= 14 && value === 'None' ? 'StopIteration(None)' : stopIteration(value);
}

/** What comes to a delegator with an exception of its delegatee's. Up to 3.11 `gen_throw` sends the value of a StopIteration. */
export function pushedBehind(exception: string, minor: number): string {
	const stop = minor < 12 ? /^StopIteration\((.*)\)$/.exec(exception) : null;
	return stop === null ? `!${exception}` : stop[1] || 'None';
}

/** PEP 479: what leaves a generator instead of a StopIteration; on 3.6 only one that can be awaited. */
export function replaced(exception: string, {kind, isCoroutine}: Generator, minor: number): string {
	if (exception.startsWith('StopIteration(')) {
		if (kind === 'generator' && !isCoroutine && minor === 6) return exception;
		return `RuntimeError('${kind} raised StopIteration')`;
	}
	if (exception.startsWith('StopAsyncIteration(') && kind === 'async generator')
		return "RuntimeError('async generator raised StopAsyncIteration')";
	return exception;
}

/** A value as it is compared. */
export function shortened(text: string): string {
	if (text.startsWith('[') && isOpaque(text)) return '<list>';
	if (text.startsWith('(') && isOpaque(text)) return '<tuple>';
	return text;
}
