import type {Fold} from '../../../engine/fold.ts';
import type {Stage} from '../../../engine/stage.ts';
import type {State} from '../../../engine/state.ts';
import type {Predicting} from '../../state/predicting.ts';
import {questionAt, rightChoice} from './question.ts';

/** Predicting begins. */
export const fresh: Predicting = {turn: null, answered: 0, right: 0};

/** Asks for the stage after a state; drops the question when there is nothing to ask. */
export function asked(predicting: Predicting, state: State, fold?: Fold): Predicting {
	const question = questionAt(state, fold);
	return question === null ? dropped(predicting) : {...predicting, turn: {kind: 'asked', question}};
}

/** Takes an answer, or null for giving up. A number that no choice has changes nothing. */
export function answered(predicting: Predicting, given: number | null): Predicting {
	const {turn} = predicting;
	const known = given === null || (turn !== null && given >= 0 && given < turn.question.choices.length);
	return turn?.kind === 'asked' && known
		? {...predicting, turn: {kind: 'awaited', question: turn.question, given}}
		: predicting;
}

/** The stage came that the question was about. */
export function told(predicting: Predicting, stage: Stage): Predicting {
	const {turn} = predicting;
	if (turn?.kind !== 'awaited') return predicting;
	const {question, given} = turn;
	const right = rightChoice(question, stage);
	return {
		turn: {kind: 'told', question, given, right},
		answered: predicting.answered + (given === null ? 0 : 1),
		right: predicting.right + (given === right ? 1 : 0),
	};
}

/** Drops the question; keeps the score. */
export function dropped(predicting: Predicting): Predicting {
	return predicting.turn === null ? predicting : {...predicting, turn: null};
}
