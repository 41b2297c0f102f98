/** Takes text apart into what a person sees as characters. */

import {isPlain} from './string-width.ts';

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** The characters of a text, as a person counts them. */
export function graphemes(text: string): readonly string[] {
	return isPlain(text) ? text.split('') : Array.from(segmenter.segment(text), ({segment}) => segment);
}
