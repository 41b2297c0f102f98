import type {CodeKind} from '../../../protocol/index.ts';
import {blankStrings} from './blank-strings.ts';

/** A function that a person could drive, as the text of the file shows it. */
export interface OutlinedFunction {
	/** As one would write it: `delegator`, `Tree.walk`. */
	readonly name: string;
	readonly kind: CodeKind;
	/** From 1. */
	readonly line: number;
	readonly parameters: readonly string[];
}

/** A generator function under one of these decorators gives no generator, or needs no call. As in the tracer's `targets.py`. */
const HIDING_DECORATORS = /^@(?:[\w.]*\.)?(?:contextmanager|asynccontextmanager|property|cached_property|fixture)\b/;
const DEFINITION = /^(?<indent>[ \t]*)(?<async>async[ \t]+)?def[ \t]+(?<name>\w+)/;
const SCOPE = /^[ \t]*(?:(?:async[ \t]+)?def|class)\b/;

/**
 * The generators and coroutines of a file, by a look at its text alone, to be shown until Python has parsed it: only
 * what that finds is ever driven. Knows no syntax but indents, brackets and the words that matter.
 */
export function outline(text: string): readonly OutlinedFunction[] {
	const lines = blankStrings(text).split('\n');
	const found: OutlinedFunction[] = [];
	let owner: {readonly name: string; indent: number | null} | null = null;
	for (const [index, line] of lines.entries()) {
		if (line.trim() === '') continue;
		const indent = indentOf(line);
		if (indent === 0) owner = classIn(line);
		else if (owner !== null) owner.indent ??= indent;
		if (indent > 0 && owner?.indent !== indent) continue;
		const function_ = functionAt(lines, index);
		if (function_ === null) continue;
		const {name, parameters} = function_;
		const above = decorators(lines, index, indent);
		if (above.some(each => HIDING_DECORATORS.test(each))) continue;
		const isClass = above.some(each => /^@classmethod\b/.test(each));
		found.push({
			...function_,
			name: owner === null ? name : `${owner.name}.${name}`,
			parameters: owner !== null && isClass ? parameters.slice(1) : parameters,
		});
	}

	return found;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

function classIn(line: string): {readonly name: string; indent: null} | null {
	const name = /^class[ \t]+(\w+)/.exec(line)?.[1];
	return name === undefined ? null : {name, indent: null};
}

/** The function that begins at a line, if calling it gives something to drive. */
function functionAt(lines: readonly string[], index: number): OutlinedFunction | null {
	const {indent = '', name, async: isAsync} = DEFINITION.exec(lines[index] ?? '')?.groups ?? {};
	if (name === undefined) return null;
	const text = block(lines, index, indent.length).join('\n');
	const open = text.indexOf('(');
	const close = closing(text, open);
	const yields = /\byield\b/.test(own(text.slice(close + 1)));
	if (!yields && isAsync === undefined) return null;
	const kind = isAsync === undefined ? 'generator' : yields ? 'async generator' : 'coroutine';
	return {name, kind, line: index + 1, parameters: parametersIn(text.slice(open + 1, close))};
}

/** How much deeper in brackets a line ends than it began. */
function deeper(line: string): number {
	let depth = 0;
	for (const character of line) depth += '([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0;
	return depth;
}

/** The lines from a definition on that are further to the right, or in a bracket. */
function block(lines: readonly string[], first: number, indent: number): readonly string[] {
	let depth = 0;
	let end = first;
	for (; end < lines.length; end++) {
		const line = lines[end] ?? '';
		if (end > first && depth === 0 && line.trim() !== '' && indentOf(line) <= indent) break;
		depth += deeper(line);
	}

	return lines.slice(first, end);
}

/** Where the bracket that is open at a place is closed. */
function closing(text: string, open: number): number {
	let depth = 0;
	for (let at = open; at < text.length; at++) {
		if ('([{'.includes(text[at] ?? '')) depth += 1;
		else if (')]}'.includes(text[at] ?? '')) depth -= 1;
		if (depth === 0) return at;
	}

	return text.length;
}

/** A function's body without the functions and classes inside it. */
function own(body: string): string {
	const kept: string[] = [];
	let depth = 0;
	let inner: number | null = null;
	for (const line of body.split('\n')) {
		if (line.trim() === '') continue;
		if (depth <= 0 && kept.length > 0) {
			if (inner !== null && indentOf(line) <= inner) inner = null;
			if (inner === null && SCOPE.test(line)) inner = indentOf(line);
		}

		if (inner === null) kept.push(line.replace(/\blambda\b[^,)\]}]*/g, ''));
		depth += deeper(line);
	}

	return kept.join('\n');
}

/** The names between the brackets of a definition, without those that take what is left over. */
function parametersIn(text: string): string[] {
	const parts: string[] = [];
	let depth = 0;
	let part = '';
	for (const character of text) {
		depth += '([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0;
		if (character === ',' && depth === 0) {
			parts.push(part);
			part = '';
		} else {
			part += character;
		}
	}

	return [...parts, part].flatMap(each => /^\s*(\w+)/.exec(each)?.[1] ?? []);
}

/** The decorators right above a definition. */
function decorators(lines: readonly string[], index: number, indent: number): string[] {
	const found: string[] = [];
	for (let above = index - 1; above >= 0; above--) {
		const line = lines[above] ?? '';
		if (line.trim() === '' || indentOf(line) > indent) continue;
		if (!line.trimStart().startsWith('@')) break;
		found.push(line.trimStart());
	}

	return found;
}
