import type {Statement} from '../engine/state.ts';
import {printable} from './printable.ts';
import {outcomeText} from './value-text.ts';

/**
 * The person's statements as a Python function that does the same again, a line each. A statement that raised is
 * wrapped, so that the function goes on as the person did. Empty when nothing was done.
 */
export function clientFunction(statements: readonly Statement[]): string[] {
	if (statements.length === 0) return [];
	return ['def client():', ...statements.flatMap(lines)];
}

function lines({text: statement, outcome}: Statement): string[] {
	const text = printable(statement);
	if (outcome === null) return [`    ${text}`];
	const comment = `  # ${outcomeText(outcome)}`;
	if (outcome.way === 'value') {
		// A name says itself what it holds; only the outcome of a call is news.
		return [`    ${text}${outcome.value.frame === undefined && !text.endsWith('.close()') ? comment : ''}`];
	}
	return ['    try:', `        ${text}`, `    except ${printable(outcome.exception.type)}:${comment}`, '        pass'];
}
