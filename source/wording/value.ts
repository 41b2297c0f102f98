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

/** An exception as the last line of a traceback has it where that is simple: `StopIteration: 3`, else its repr. */
export function exceptionText(exception: Value, limit = 60): string {
	const text = printable(exception.repr);
	const inside = /^(\w+)\((.*)\)$/s.exec(text);
	if (inside?.[1] === exception.type && /^Stop(?:Async)?Iteration$/.test(exception.type)) {
		return shorten(inside[2] ? `${exception.type}: ${inside[2]}` : exception.type, limit);
	}

	return shorten(text.startsWith(exception.type) ? text : `${exception.type}: ${text}`, limit);
}

/** How a call or a frame ended, for a comment behind a statement. */
export function outcomeText(outcome: Outcome, limit = 60): string {
	return outcome.way === 'value' ? valueText(outcome.value, limit) : exceptionText(outcome.exception, limit);
}
