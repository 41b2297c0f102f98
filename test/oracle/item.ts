import type {Evidence} from '../../source/engine/stage.ts';
import type {Explanation} from './explained.ts';

/** One move as both sides tell it: a stage of ours, or what a rewritten program reports. */
export interface Item {
	readonly kind: string;
	/** The frame that it belongs to, in the numbers of its side. */
	readonly frame: number;
	/** What moved, as text; `@7` stands for frame 7 of its side, `!` before an exception. */
	readonly fields: readonly string[];
	/** Why it may be missing. */
	readonly optional?: Explanation;
	/** Why it may be told behind what its client lets go of. */
	readonly late?: Explanation;
	/** Why it may come at another place than the rewritten program has it. */
	readonly doubt?: string;
	/** How a stage is known, for a stage of ours. */
	readonly evidence?: Evidence;
	/** Fields that are not compared, by their index. */
	readonly open?: readonly number[];
}

/** An item as a line of text. */
export function lineOf({kind, frame, fields, optional, evidence = 'observed'}: Item): string {
	const notes = [optional === undefined ? '' : '  (may be missing)', evidence === 'observed' ? '' : `  (${evidence})`];
	return `${kind} @${frame} ${fields.join(' ')}${notes.join('')}`.trimEnd();
}

/** A list, a tuple or an object whose text is too long or not made of plain values: only its type is compared. */
export function isOpaque(text: string): boolean {
	return text.includes('<') || text.includes('…') || text.includes('...') || text.includes('@') || text.length > 60;
}

/** Addresses of objects are not the same in two runs. */
export function withoutAddresses(text: string): string {
	return text.replace(/0x[0-9a-f]+/g, '0x');
}

/** Printed by what CPython calls because nobody refers to an object: a `__del__`, or a hook for async generators. */
export function isLastWord({kind, fields}: Item): boolean {
	return kind === 'output' && /^"(?:del|nobody has) /.test(fields[0] ?? '');
}

/** What was printed, a line an item. */
export function outputItems(text: string): Item[] {
	const lines = withoutAddresses(text).match(/[^\n]*\n|[^\n]+$/g) ?? [];
	return lines.map(line => ({kind: 'output', frame: 0, fields: [JSON.stringify(line)]}));
}
