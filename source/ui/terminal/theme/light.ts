import {bold, colour, inverse, italic, plain, sgr, underline} from './sgr.ts';
import type {Theme} from './theme.ts';

/** For a light background: no yellow, no cyan, and grey instead of dim, which many terminals make too pale. */
export const light: Theme = {
	faint: sgr(colour(90)),
	title: sgr(bold),
	active: sgr(bold, colour(34)),
	resting: sgr(colour(90)),
	lit: sgr(bold, inverse),
	value: sgr(bold, colour(35)),
	changed: sgr(bold, underline, colour(32)),
	wrong: sgr(bold, colour(31)),
	note: sgr(colour(34)),
	key: sgr(bold, colour(34)),
	match: sgr(underline, colour(35)),
	plain,
	syntax: {
		keyword: sgr(colour(34)),
		string: sgr(colour(32)),
		number: sgr(colour(35)),
		comment: sgr(italic),
		name: plain,
		here: sgr(bold),
	},
};
