/** Stands in for Node's `Buffer` in a page, which only makes bytes of text. */
export const Buffer = {
	from: (text: string): Uint8Array => new TextEncoder().encode(text),
};
