import type {Line} from '../../input/line-editor.ts';
import type {Completion} from '../../state/prompt.ts';

/** A name that is being typed at the end of a text; null after a dot, in a string, or where there is none. */
export function wordBefore(text: string): string | null {
	const word = /(?<![\w.])[\p{L}_][\p{L}\p{N}_]*$/u.exec(text)?.[0];
	return word === undefined || inString(text) ? null : word;
}

/** Whether a text ends within a string literal. */
function inString(text: string): boolean {
	let quote = '';
	for (let index = 0; index < text.length; index++) {
		const character = text[index] as string;
		if (quote !== '' && character === '\\') {
			index++;
		} else if (quote === '' && (character === '"' || character === "'")) {
			quote = character;
		} else if (character === quote) {
			quote = '';
		}
	}

	return quote !== '';
}

/** What all texts begin with. */
export function commonPrefix(texts: readonly string[]): string {
	const [first = '', ...rest] = texts;
	let length = first.length;
	for (const text of rest) {
		while (!text.startsWith(first.slice(0, length))) length--;
	}

	return first.slice(0, length);
}

/** By letters, and by the size of a number at the end. */
function inOrder(one: string, other: string): number {
	const [head, number] = numbered(one);
	const [otherHead, otherNumber] = numbered(other);
	return head === otherHead ? number - otherNumber : head < otherHead ? -1 : 1;
}

function numbered(text: string): readonly [head: string, number: number] {
	const head = text.replace(/\d+$/, '');
	return [head, Number(text.slice(head.length))];
}

/**
 * The first tab completes the name before the cursor as far as it is certain; each further one puts the next candidate
 * in. Null where there is nothing to complete. `wordOf`: what is completed. Names come in their order, numbers in theirs.
 */
export function complete(
	line: Line,
	completion: Completion | null,
	names: readonly string[],
	by: 1 | -1 = 1,
	wordOf: (text: string) => string | null = wordBefore,
): {readonly line: Line; readonly completion: Completion} | null {
	if (completion !== null && completion.candidates.length > 1) {
		const {before, after, candidates} = completion;
		const from = completion.index ?? (by === 1 ? -1 : 0);
		const index = (from + by + candidates.length) % candidates.length;
		return {line: {before: before + (candidates[index] ?? ''), after}, completion: {...completion, index}};
	}

	const word = wordOf(line.before);
	const candidates = word === null ? [] : [...new Set(names)].filter(name => name.startsWith(word)).sort(inOrder);
	if (word === null || candidates.length === 0) return null;
	const before = line.before.slice(0, line.before.length - word.length);
	return {
		line: {before: before + commonPrefix(candidates), after: line.after},
		completion: {before, after: line.after, candidates, index: null},
	};
}

/** The candidates, the one in the line in brackets, for one row; empty where there is no choice. */
export function candidatesText({candidates, index}: Completion, columns: number): string {
	if (candidates.length < 2) return '';
	const shown = candidates.map((name, place) => (place === index ? `[${name}]` : name));
	const before = shown.slice(0, index ?? 0).join('  ').length;
	// Keep the current candidate visible.
	const from = before > columns / 2 ? Math.max(0, (index ?? 0) - 2) : 0;
	return `${from > 0 ? '… ' : ''}${shown.slice(from).join('  ')}`;
}
