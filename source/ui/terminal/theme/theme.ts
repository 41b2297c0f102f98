/** Wraps text in escape codes. The text itself holds none. */
export type Style = (text: string) => string;

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
}
