import type {Stage} from '../../engine/stage.ts';

/** A move that may come next, and how to recognize that it was this one. */
export interface Choice {
	readonly text: string;
	readonly fits: (stage: Stage) => boolean;
}

/** What the room is asked at a mark. It is made of what can be seen at that mark, so it cannot tell the answer. */
export interface Question {
	/** The mark it was asked at: it is about the stage that leads from there. */
	readonly mark: number;
	/** In the order that they are shown; the last is `somethingElse`. */
	readonly choices: readonly Choice[];
}

/** How far a question has come: asked, answered while its stage is on its way, or its stage is shown. */
export type Turn =
	| {readonly kind: 'asked'; readonly question: Question}
	| {readonly kind: 'awaited'; readonly question: Question /** null: nobody answered. */; readonly given: number | null}
	| {
			readonly kind: 'told';
			readonly question: Question;
			readonly given: number | null;
			readonly right: number;
	  };

/** Predicting is on: the room is asked for each next stage before it is shown. Immutable. */
export interface Predicting {
	readonly turn: Turn | null;
	/** How many answers were given, and how many of them were right. */
	readonly answered: number;
	readonly right: number;
}
