import {contrast} from './contrast.ts';
import {dark} from './dark.ts';
import {light} from './light.ts';
import {bare, colourless} from './none.ts';

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
	/** What the search found. */
	readonly match: Style;
	readonly plain: Style;
}

export {bare, colourless, dark};

/** The themes to choose from. */
export const themes = {dark, light, contrast, none: colourless} as const satisfies Readonly<Record<string, Theme>>;

export type ThemeName = keyof typeof themes;

/**
 * The theme for an environment: `NO_COLOR` (https://no-color.org, any text but the empty one), `FORCE_COLOR`, which goes before
 * it as in Node, and `TERM=dumb`. One that is asked for by name goes before both, as no-color.org has it; a dumb terminal
 * takes no codes at all.
 */
export function themeFor(environment: Readonly<Record<string, string | undefined>>, name?: ThemeName): Theme {
	if (environment['TERM'] === 'dumb') {
		return bare;
	}

	const forced = environment['FORCE_COLOR'];
	const colourless = forced === undefined ? Boolean(environment['NO_COLOR']) : forced === '0' || forced === 'false';
	return themes[name ?? (colourless ? 'none' : 'dark')];
}
