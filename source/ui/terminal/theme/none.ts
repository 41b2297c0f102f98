import {bold, inverse, plain, sgr, underline} from './sgr.ts';
import type {Theme} from './theme.ts';

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
	match: sgr(underline),
	plain,
	syntax: null,
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
	match: plain,
	plain,
	syntax: null,
};
