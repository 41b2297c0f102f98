/** How many columns text takes in a terminal. */

import stringWidth, {type Options} from 'string-width';

const plain =
	/^[\u0020-\u007E\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u205E\u2190-\u21FF\u23CE\u2500-\u25FC\u25FF\u2713-\u2718\u27E6-\u27EF]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is with ESC that styles begin
const style = /\u001B\[[\d;]*m/g;

/**
 * Text of characters that take one column each and join with none of their neighbours: Latin letters, punctuation,
 * arrows, lines, blocks and shapes, without what can be an emoji by itself. A variation selector after one of them
 * is not among them.
 */
export const isPlain = (text: string): boolean => plain.test(text);

/**
 * `string-width`, with a short way for the text that nearly all rows are made of. Its own way begins with compiling a
 * pattern of all emoji, which takes a good part of the time to the first screen. The bundles use it in all packages.
 */
export default function width(text: string, options?: Options): number {
	if (options?.ambiguousIsNarrow !== false) {
		if (isPlain(text)) return text.length;
		const bare = options?.countAnsiEscapeCodes === true ? text : text.replace(style, '');
		if (bare.length < text.length && isPlain(bare)) return bare.length;
	}

	return stringWidth(text, options);
}
