import type {Fold} from '../../../engine/fold.ts';
import type {Stage} from '../../../engine/stage.ts';
import type {State} from '../../../engine/state.ts';
import type {Choice, Question} from '../../state/predicting.ts';
import {choicesAt} from './choices.ts';
import {foldedChoices} from './folded-choices.ts';

/** What is right when nothing else is: so there always is a right answer. */
export const SOMETHING_ELSE = 'something else';

/** Mulberry32: numbers from 0 to 1 that a seed alone decides. */
function randoms(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d_2b_79_f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The same order each time at one mark, and no pattern from mark to mark. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
	const random = randoms(seed);
	const order = [...list];
	for (let last = order.length - 1; last > 0; last--) {
		const other = Math.floor(random() * (last + 1));
		[order[last], order[other]] = [order[other] as T, order[last] as T];
	}

	return order;
}

/** The question about the stage that is shown after a state; null when that stage is the person's own, or there is none. */
export function questionAt(state: State, fold: Fold = {less: false, only: null}): Question | null {
	const moves = foldedChoices(choicesAt(state), state, fold);
	if (moves.length === 0) return null;
	const other: Choice = {text: SOMETHING_ELSE, fits: stage => !moves.some(({fits}) => fits(stage))};
	return {mark: state.position, choices: [...shuffled(moves, state.position), other]};
}

/** Which choice a stage proves right. */
export function rightChoice({choices}: Question, stage: Stage): number {
	const found = choices.findIndex(({fits}) => fits(stage));
	return found < 0 ? choices.length - 1 : found;
}
