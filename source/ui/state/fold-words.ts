import type {Snapshot} from '../../session/contract.ts';
import {frameName} from '../../wording/frame-name.ts';

/** What is folded, in a word or two for the header; empty: nothing is. */
export function foldWords({fold, history}: Pick<Snapshot, 'fold' | 'history'>): string {
	const {less, only} = fold;
	const parts = [less ? 'less' : '', only === null ? '' : `only ${nameOf(history, only)}`];
	return parts.filter(part => part !== '').join(', ');
}

/** How many stages are folded right before the one on show, as a sentence; null: none are. */
export function foldedSentence({shown, state}: Pick<Snapshot, 'shown' | 'state'>): string | null {
	const mark = state.position - 1;
	if (mark < 1) return null;
	const before = shown.before(mark);
	const count = mark - (before === 0 ? 0 : shown.at(before - 1) + 1);
	if (count === 0) return null;
	return count === 1 ? '1 stage is folded before it.' : `${count.toLocaleString('en')} stages are folded before it.`;
}

/** A frame that a rerun has not met yet has no name. */
function nameOf(history: Snapshot['history'], frame: number): string {
	return frame !== 0 && history.names.of(frame) === undefined ? 'one frame' : frameName(history, frame);
}
