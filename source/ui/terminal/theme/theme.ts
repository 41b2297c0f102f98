import type {Highlight, TokenKind} from './syntax.ts';

/** Wraps text in escape codes. The text itself holds none. */
export type Style = (text: string) => string;

/** The looks of words in a source. They say nothing that the words do not say. */
export type SyntaxStyles = Readonly<Record<TokenKind, Style>> & {
	/** The line at work, which stays clearer than all others. */
	readonly here: Style;
};

/** What each part of the screen looks like. Every role is also carried by a sign or a word. */
export interface Theme {
	/** Borders, line numbers, what is not in the centre of attention. */
	readonly faint: Style;
	readonly title: Style;
	/** Of the frame that runs. */
	readonly active: Style;
	/** Of frames that do not run. */
	readonly resting: Style;
	/** Exactly the expression at work. */
	readonly lit: Style;
	/** A value on its way, or on top of a stack. */
	readonly value: Style;
	readonly changed: Style;
	readonly wrong: Style;
	readonly note: Style;
	readonly key: Style;
	/** What the search found. */
	readonly match: Style;
	readonly plain: Style;
	/** Null: source is shown plain. */
	readonly syntax: SyntaxStyles | null;
	/** Finds the words; absent while it is not loaded. */
	readonly highlight?: Highlight;
}
