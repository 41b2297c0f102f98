/** The colours of exported screens: those that the themes name, for a dark and a light ground. */

/** Colours by what a style sheet calls them. */
export interface Palette {
	readonly ground: string;
	readonly text: string;
	readonly faint: string;
	/** By the code of the terminal. */
	readonly codes: Readonly<Record<string, string>>;
}

/** Both hold a contrast of 4.5 to their ground for every text (WCAG 2, AA). */
export const palettes: Readonly<Record<'dark' | 'light', Palette>> = {
	dark: {
		ground: '#14171c',
		text: '#e4e7eb',
		faint: '#8e97a3',
		codes: {
			c31: '#ff8080',
			c32: '#7ee08a',
			c33: '#f2cc60',
			c34: '#82b8ff',
			c35: '#e29bff',
			c36: '#5fd7e5',
			c90: '#8e97a3',
		},
	},
	light: {
		ground: '#ffffff',
		text: '#1b1f24',
		faint: '#646c76',
		codes: {
			c31: '#b3261e',
			c32: '#1a6b2d',
			c33: '#7d3f98',
			c34: '#0b57d0',
			c35: '#a0307f',
			c36: '#0b5c8a',
			c90: '#646c76',
		},
	},
};

/** The rules of a palette, for SVG text (`fill`) or HTML (`color`). */
export function paletteRules(palette: Palette, property: 'fill' | 'color'): string {
	const rules = [
		`.t{${property}:${palette.text}}`,
		`.dim{${property}:${palette.faint}}`,
		...Object.entries(palette.codes).map(([name, colour]) => `.${name}{${property}:${colour}}`),
		`.inverse{${property}:${palette.ground}}`,
	];
	return rules.join('');
}
