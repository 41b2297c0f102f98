/** The style of a cell: SGR parameters in a fixed order, joined by `;`; empty: none. */
export type CellStyle = string;

/** The slots of a style, in their order. Each is set by the codes that begin it, and emptied by the one that ends it. */
const slots = [
	{begins: /^1$/, ends: '22'},
	{begins: /^2$/, ends: '22'},
	{begins: /^3$/, ends: '23'},
	{begins: /^4$/, ends: '24'},
	{begins: /^7$/, ends: '27'},
	{begins: /^9$/, ends: '29'},
	{begins: /^(?:3[0-7]|9[0-7]|38;.*)$/, ends: '39'},
	{begins: /^(?:4[0-7]|10[0-7]|48;.*)$/, ends: '49'},
] as const;

/** What a blank shows of its style: underline, inverse, strike and background. */
const shownByBlanks: readonly boolean[] = [false, false, false, true, true, true, false, true];

const known = new Map<string, CellStyle>();

/** A style behind an SGR sequence with these parameters. */
export function styledBy(style: CellStyle, parameters: string): CellStyle {
	const key = `${style}|${parameters}`;
	const found = known.get(key);
	if (found !== undefined) {
		return found;
	}

	const values = slotsOf(style);
	for (const code of codesOf(parameters)) {
		for (const [place, {begins, ends}] of slots.entries()) {
			if (code === '0' || code === ends) {
				values[place] = '';
			} else if (begins.test(code)) {
				values[place] = code;
			}
		}
	}

	return kept(key, values);
}

/** What of a style can be seen where nothing is written. */
export function styleOfBlank(style: CellStyle): CellStyle {
	if (style === '') {
		return style;
	}

	const key = `${style}|blank`;
	return (
		known.get(key) ??
		kept(
			key,
			slotsOf(style).map((value, place) => (shownByBlanks[place] ? value : '')),
		)
	);
}

function kept(key: string, values: readonly string[]): CellStyle {
	const style = values.filter(value => value !== '').join(';');
	known.set(key, style);
	return style;
}

function slotsOf(style: CellStyle): string[] {
	const codes = codesOf(style);
	return slots.map(({begins}) => codes.find(code => style !== '' && begins.test(code)) ?? '');
}

/** The codes among the parameters; a colour of the palette or of its own is one with what follows it. */
function codesOf(parameters: string): string[] {
	return parameters.match(/[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+/g) ?? ['0'];
}
