import {bold, colour, inverse, italic, plain, sgr, underline} from './sgr.ts';
import type {Theme} from './theme.ts';

/** For a projector that washes colours out: nothing is dim, and what matters is inverted or underlined. */
export const contrast: Theme = {
	faint: plain,
	title: sgr(bold, underline),
	active: sgr(bold, inverse),
	resting: plain,
	lit: sgr(bold, inverse),
	value: sgr(bold, underline),
	changed: sgr(bold, inverse),
	wrong: sgr(bold, inverse, italic, colour(31)),
	note: sgr(bold),
	key: sgr(bold, underline),
	match: sgr(bold, inverse),
	plain,
	syntax: {keyword: sgr(bold), string: plain, number: plain, comment: sgr(italic), name: plain, here: sgr(bold)},
};
