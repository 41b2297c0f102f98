import {bold, colour, dim, inverse, italic, plain, sgr, underline} from './sgr.ts';
import type {Theme} from './theme.ts';

/** For a dark background, in the terminal's own colours. */
export const dark: Theme = {
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
	match: sgr(underline, colour(35)),
	plain,
	syntax: {
		keyword: sgr(colour(35)),
		string: sgr(colour(32)),
		number: sgr(colour(33)),
		comment: sgr(italic),
		name: sgr(colour(36)),
		here: plain,
	},
};
