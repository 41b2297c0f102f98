/** The themes, and which of them fits the environment. */

import {contrast} from './contrast.ts';
import {dark} from './dark.ts';
import {light} from './light.ts';
import {bare, colourless} from './none.ts';
import type {Theme} from './theme.ts';

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
	if (environment['TERM'] === 'dumb') return bare;
	const forced = environment['FORCE_COLOR'];
	const colourless = forced === undefined ? Boolean(environment['NO_COLOR']) : forced === '0' || forced === 'false';
	return themes[name ?? (colourless ? 'none' : 'dark')];
}
