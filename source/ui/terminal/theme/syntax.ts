/** The words of a Python source that a theme tells apart. */

/** What is told apart. A name: one that is being defined, a builtin, or a decorator. */
export type TokenKind = 'keyword' | 'string' | 'number' | 'comment' | 'name';

/** A word in a line of source, by its columns there. */
export interface Token {
	readonly start: number;
	/** Behind its last column. */
	readonly end: number;
	readonly kind: TokenKind;
}

/** Gives the tokens of each line of a text, in their order; none for a text or a line without any. */
export type Highlight = (text: string) => readonly (readonly Token[])[];
