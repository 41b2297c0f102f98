/**
 * Stands in for `Intl.Segmenter` in the app's bundle. Packages make theirs while they are loaded, and with the first one
 * Node reads the data of all languages, which takes longer than to paint a screen. Most text is never taken apart.
 */
export class LazySegmenter {
	readonly #arguments: ConstructorParameters<typeof Intl.Segmenter>;
	#segmenter: Intl.Segmenter | undefined;

	constructor(...args: ConstructorParameters<typeof Intl.Segmenter>) {
		this.#arguments = args;
	}

	segment(text: string): Intl.Segments {
		// By this longer name, for the shorter one is replaced here, too.
		this.#segmenter ??= new globalThis.Intl.Segmenter(...this.#arguments);
		return this.#segmenter.segment(text);
	}
}
