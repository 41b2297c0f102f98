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

/** Works out the styles of cells, each combination once: a screen has thousands of cells in few styles. */
export class CellStyles {
	readonly #known = new Map<string, CellStyle>();

	/** A style after an SGR sequence with these parameters. */
	after(style: CellStyle, parameters: string): CellStyle {
		return this.#once(`${style}|${parameters}`, () => {
			const values = slotsOf(style);
			for (const code of codesOf(parameters)) {
				for (const [place, {begins, ends}] of slots.entries()) {
					if (code === '0' || code === ends) values[place] = '';
					else if (begins.test(code)) values[place] = code;
				}
			}
			return values;
		});
	}

	/** What of a style can be seen where nothing is written. */
	ofBlank(style: CellStyle): CellStyle {
		if (style === '') return style;
		return this.#once(`${style}|blank`, () =>
			slotsOf(style).map((value, place) => (shownByBlanks[place] ? value : '')),
		);
	}

	#once(key: string, make: () => readonly string[]): CellStyle {
		const found = this.#known.get(key);
		if (found !== undefined) return found;
		const style = make()
			.filter(value => value !== '')
			.join(';');
		this.#known.set(key, style);
		return style;
	}
}

function slotsOf(style: CellStyle): string[] {
	const codes = codesOf(style);
	return slots.map(({begins}) => codes.find(code => style !== '' && begins.test(code)) ?? '');
}

/** The codes among the parameters. A colour by number or by RGB values is one code. */
function codesOf(parameters: string): string[] {
	return parameters.match(/[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+/g) ?? ['0'];
}
