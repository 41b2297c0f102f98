import type {Outcome} from '../engine/stage.ts';
import type {Value} from '../protocol/index.ts';
import {printable} from './printable.ts';

/** `text` cut to `limit` characters, the cut marked. */
export function shorten(text: string, limit: number): string {
	const characters = [...text];
	return characters.length <= limit ? text : `${characters.slice(0, Math.max(0, limit - 1)).join('')}…`;
}

/** A value as it is named in a sentence or a row, at most `limit` characters long. */
export function valueText(value: Value, limit = 60): string {
	return shorten(printable(value.repr), limit);
}

/** A message without quotes or escapes in it, as `repr` quotes it. */
const quoted = /^(['"])((?:(?!\1)[^\\])*)\1$/;

/** What a traceback shows after the type, if the repr of the arguments alone tells it; else null. */
function messageOf(type: string, inside: string): string | null {
	if (/^Stop(?:Async)?Iteration$/.test(type) || inside === '') return inside;
	return type === 'KeyError' ? null : (quoted.exec(inside)?.[2] ?? null);
}

/** Built-in types that are no exceptions: what is thrown of them becomes a TypeError. */
const NO_EXCEPTIONS: ReadonlySet<string> = new Set(
	'bool bytearray bytes complex dict float frozenset int list NoneType object range set str tuple'.split(' '),
);

/** The class that a value is, where it is one; its metaclass does not matter. */
function classOf({repr}: Value): string | undefined {
	return /^<class '?([^\s']+)'?>$/.exec(printable(repr))?.[1];
}

/** Whether a value that is thrown is known not to be an exception, so that CPython raises a TypeError instead. */
export function isNoException(thrown: Value): boolean {
	return NO_EXCEPTIONS.has(classOf(thrown) ?? thrown.type);
}

/** An exception as the last line of a traceback has it where that is simple: `StopIteration: 3`, else its repr. */
export function exceptionText(exception: Value, limit = 100): string {
	if (isNoException(exception) && classOf(exception) === undefined) return valueText(exception, limit);
	const text = printable(exception.repr);
	const type = printable(exception.type);
	// A class may be thrown: CPython makes the exception of it.
	const thrownClass = classOf(exception);
	if (thrownClass !== undefined) return shorten(thrownClass, limit);
	const call = /^(\w+)\((.*)\)$/s.exec(text);
	const message = call?.[1] === type ? messageOf(type, call[2] ?? '') : null;
	if (message !== null) return shorten(message === '' ? type : `${type}: ${message}`, limit);
	return shorten(text.startsWith(type) ? text : `${type}: ${text}`, limit);
}

/** How a call or a frame ended, for a comment after a statement. */
export function outcomeText(outcome: Outcome, limit = 100): string {
	return outcome.way === 'value' ? valueText(outcome.value, limit) : exceptionText(outcome.exception, limit);
}

/** What a returned value travels in. CPython leaves the value out when it is None. */
export function stopText(value: Value, limit = 60): string {
	return value.type === 'NoneType' ? 'StopIteration' : `StopIteration(${valueText(value, limit)})`;
}
