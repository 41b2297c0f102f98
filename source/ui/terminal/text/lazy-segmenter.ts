import {isPlain} from './string-width.ts';

/** The segments of plain text, escape codes and line ends included: one for each code unit. */
class PlainSegments implements Intl.Segments {
	readonly #text: string;

	constructor(text: string) {
		this.#text = text;
	}

	containing(index = 0): Intl.SegmentData | undefined {
		const segment = this.#text[index];
		return segment === undefined ? undefined : {segment, index, input: this.#text};
	}

	/** Whoever looks for the first difference of two rows takes only a few. */
	*[Symbol.iterator](): Generator<Intl.SegmentData, undefined> {
		const input = this.#text;
		for (let index = 0; index < input.length; index++) yield {segment: input.charAt(index), index, input};
	}
}

/**
 * Stands in for `Intl.Segmenter` in the app's bundle. Packages make theirs while they are loaded, and with the first one
 * Node reads the data of all languages, which takes longer than to paint a screen. So it is made for the first text that
 * is not plain.
 */
export class LazySegmenter {
	readonly #arguments: ConstructorParameters<typeof Intl.Segmenter>;
	#segmenter: Intl.Segmenter | undefined;

	constructor(...args: ConstructorParameters<typeof Intl.Segmenter>) {
		this.#arguments = args;
	}

	segment(text: string): Intl.Segments {
		const {granularity = 'grapheme'} = this.#arguments[1] ?? {};
		if (granularity === 'grapheme' && isPlain(text.replaceAll('\u001B', '').replaceAll('\n', '')))
			return new PlainSegments(text);
		// By this longer name, for the shorter one is replaced here, too.
		this.#segmenter ??= new globalThis.Intl.Segmenter(...this.#arguments);
		return this.#segmenter.segment(text);
	}
}
