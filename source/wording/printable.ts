/**
 * What a terminal would act upon, or draw with a width that terminals disagree about: control and format
 * characters, lone surrogates, private and unassigned code points, line and paragraph separators, invisible
 * code points such as joiners and variation selectors, and skin tones after the emoji that they would join.
 */
const unsafe =
	/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=\p{Emoji_Modifier_Base})\p{Emoji_Modifier}/gu;

/** A combining mark with nothing before it that it could sit on. */
const orphan = /^\p{M}|(?<=[\s│])\p{M}/gu;

const short: Readonly<Record<string, string>> = {'\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t`};

function escaped(character: string): string {
	const known = short[character];
	if (known !== undefined) return known;
	const code = character.codePointAt(0) ?? 0;
	const hex = code.toString(16);
	if (code < 0x1_00) return `\\x${hex.padStart(2, '0')}`;
	return code < 0x1_00_00 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/**
 * Text of the program as one line that is safe on a terminal. What cannot be printed stands there as Python's
 * `repr` would write it (`\x1b`, `\u202e`). Applying it twice changes nothing more.
 */
export function printable(text: string): string {
	return /^[ -~]*$/.test(text) ? text : text.replace(unsafe, escaped).replace(orphan, '◌$&');
}

/** JSON that is safe on a terminal, and says the same: what cannot be printed stands in it only in strings. */
export function printableJson(json: string): string {
	if (/^[ -~]*$/.test(json)) return json;
	const units = (text: string): string =>
		Array.from({length: text.length}, (_, index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`).join(
			'',
		);
	return json.replace(unsafe, units);
}

/** `line` with its tabs as spaces up to the next multiple of eight, Python's own rule for indents. */
export function expandTabs(line: string): string {
	if (!line.includes('\t')) return line;
	let column = 0;
	let expanded = '';
	for (const character of line) {
		const part = character === '\t' ? ' '.repeat(8 - (column % 8)) : character;
		expanded += part;
		column += part.length;
	}

	return expanded;
}

/**
 * The part of a source line between two columns (in code points, as CPython counts them), as it is printed:
 * what stands before it, itself, and what follows.
 */
export function split(line: string, from: number, to: number): readonly [before: string, part: string, after: string] {
	const characters = [...line];
	const upTo = (end: number): string => expandTabs(characters.slice(0, end).join(''));
	const before = upTo(from);
	const through = upTo(Math.max(from, to));
	return [
		printable(before),
		printable(through.slice(before.length)),
		printable(expandTabs(line).slice(through.length)),
	];
}
