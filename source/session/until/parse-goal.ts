import {type Kind, kinds} from '../../engine/stage-kinds.ts';
import {didYouMean, nearest} from '../did-you-mean.ts';
import type {Goal} from './goal.ts';

/** The words that a goal may begin with. What stands behind each is told by the help and by the README. */
export const goalWords = ['line', 'function', 'frame', 'raise', 'output', 'log', 'end'] as const;

/** Instructions have stages of their own only while a person steps by them. */
export const stageWords: readonly Kind[] = kinds.filter(kind => kind !== 'instruction');

/** Names joined by dots, as a function's qualified name has them. */
const NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:\.(?:<locals>\.)?[\p{L}_][\p{L}\p{N}_]*)*$/u;

/**
 * Reads a goal; gives a sentence, without a full stop, where it cannot be understood. The same in the app, in demos and on
 * the command line:
 *
 *     28, line 28           a line; retry.py:12 names the file, too
 *     delegator             a function: a frame of it starts or is resumed
 *     frame, frame gen, gen#2: the next stage of the frame at work, or of one by its name
 *     raise, raise KeyError an exception, of any type or of that one
 *     output TEXT, log TEXT the program prints the text, or a row of the log holds it
 *     yield, catch, ...     a stage of that kind
 *     end                   the end of the program
 */
export function parseGoal(typed: string): Goal | string {
	const text = typed.trim();
	const [word = '', ...others] = text.split(/\s+/);
	const rest = text.slice(word.length).trim();
	switch (word) {
		case '':
			return 'until takes a goal: a line, a function, raise, output TEXT, …';
		case 'line':
			return lineGoal(rest) ?? `line takes the number of a line, also behind a file: line 28, line retry.py:12`;
		case 'function':
			return functionGoal(rest, true) ?? 'function takes the name of a function, for example Box.pull';
		case 'frame':
			return others.length > 1 ? `"${others.slice(1).join(' ')}" is too much after frame` : frameGoal(rest);
		case 'raise':
			return raiseGoal(rest);
		case 'output':
			return rest === '' ? {kind: 'stage', stage: 'output'} : {kind: 'output', text: unquoted(rest)};
		case 'log':
			return rest === '' ? 'log takes a text to look for in the log' : {kind: 'log', text: unquoted(rest)};
		default:
			if (others.length > 0 && !word.includes(':')) return surplus(word, rest);
			return plainGoal(text);
	}
}

/** A goal of one word that says itself what it is. */
function plainGoal(text: string): Goal | string {
	if (text === 'end') return {kind: 'end'};
	if (/^[^\s#]+#\d+$/.test(text)) return frameGoal(text);
	if (isStageWord(text)) return {kind: 'stage', stage: text};
	return lineGoal(text) ?? functionGoal(text, false) ?? `this is not a goal: ${text}`;
}

function surplus(word: string, rest: string): string {
	const known = isStageWord(word) || word === 'end' || NAME.test(word);
	const meant = nearest(word, goalWords);
	if (meant !== undefined && meant !== word) return `there is no goal "${word}"${didYouMean(word, goalWords)}`;
	return known ? `"${rest}" is too much after ${word}` : `this is not a goal: ${word} ${rest}`;
}

function isStageWord(word: string): word is Kind {
	return stageWords.some(kind => kind === word);
}

function lineGoal(text: string): Goal | null {
	const [, file, digits = ''] = /^(?:(.+):)?(\d{1,7})$/.exec(text) ?? [];
	const line = Number(digits);
	if (line === 0) return null;
	return {kind: 'line', line, ...(file === undefined ? {} : {file})};
}

function functionGoal(text: string, unchecked: boolean): Goal | null {
	const name = text.replace(/\(\)$/, '');
	return NAME.test(name) ? {kind: 'function', name, ...(unchecked ? {unchecked} : {})} : null;
}

function frameGoal(name: string): Goal {
	return {kind: 'frame', name: name === '' ? null : name};
}

function raiseGoal(type: string): Goal | string {
	if (type === '') return {kind: 'raise', type: null};
	return NAME.test(type) ? {kind: 'raise', type} : `raise takes the name of an exception, not ${type}`;
}

/** A text without the quotes around it, which let it begin or end with a blank. */
function unquoted(text: string): string {
	return /^(["'])(.+)\1$/.exec(text)?.[2] ?? text;
}
