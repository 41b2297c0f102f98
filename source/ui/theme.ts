/** Wraps text in escape codes. The text itself holds none. */
export type Style = (text: string) => string;

/** What each part of the screen looks like. Every role is also carried by a sign or a word. */
export interface Theme {
	/** Borders, line numbers, what is not in the centre of attention. */
	readonly faint: Style;
	readonly title: Style;
	/** Of the frame that runs, and the corner that is lit. */
	readonly active: Style;
	/** Of frames that do not run. */
	readonly resting: Style;
	/** Exactly the expression at work. */
	readonly lit: Style;
	/** A value on its way, or on top of a stack. */
	readonly value: Style;
	readonly changed: Style;
	readonly wrong: Style;
	readonly note: Style;
	readonly key: Style;
	readonly plain: Style;
}

/** A style of SGR codes, each closed by its own code so that the row's other styles stay as they are. */
function sgr(...codes: ReadonlyArray<readonly [open: number, close: number]>): Style {
	const open = codes.map(([code]) => `\u{1B}[${code}m`).join('');
	const close = codes
		.map(([, code]) => `\u{1B}[${code}m`)
		.reverse()
		.join('');
	return text => (text === '' ? '' : `${open}${text}${close}`);
}

const bold = [1, 22] as const;
const dim = [2, 22] as const;
const underline = [4, 24] as const;
const inverse = [7, 27] as const;
const colour = (code: number) => [code, 39] as const;
const plain: Style = text => text;

/** The 16 colours of the terminal itself, so that light and dark backgrounds both work. */
export const coloured: Theme = {
	faint: sgr(dim),
	title: sgr(bold),
	active: sgr(bold, colour(36)),
	resting: sgr(dim),
	lit: sgr(bold, inverse),
	value: sgr(bold, colour(33)),
	changed: sgr(bold, colour(32)),
	wrong: sgr(bold, colour(31)),
	note: sgr(colour(36)),
	key: sgr(bold, colour(36)),
	plain,
};

/** No colour: weight and inversion only. */
export const colourless: Theme = {
	faint: plain,
	title: sgr(bold),
	active: sgr(bold),
	resting: plain,
	lit: sgr(bold, inverse),
	value: sgr(bold),
	changed: sgr(underline),
	wrong: sgr(bold),
	note: plain,
	key: sgr(bold),
	plain,
};

/** Not one escape code, for a terminal that takes none, and for tests. */
export const bare: Theme = {
	faint: plain,
	title: plain,
	active: plain,
	resting: plain,
	lit: plain,
	value: plain,
	changed: plain,
	wrong: plain,
	note: plain,
	key: plain,
	plain,
};

/** The theme for an environment: `NO_COLOR` (https://no-color.org, any text but the empty one) and `TERM=dumb`. */
export function themeFor(environment: Readonly<Record<string, string | undefined>>): Theme {
	if (environment['TERM'] === 'dumb') {
		return bare;
	}

	return environment['NO_COLOR'] ? colourless : coloured;
}
