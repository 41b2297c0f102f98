import type {Value} from '../../protocol/index.ts';
import type {Outcome} from '../stage.ts';
import {conclude} from './calls.ts';
import type {FrameRecord} from './frame-record.ts';
import {RULES} from './rules.ts';
import type {StagerState} from './stager-state.ts';

/** `gen_throw` gives what the delegatee yields straight to its caller. */
export function passOn(state: StagerState, above: readonly FrameRecord[], value: Value, outcome: Outcome): void {
	for (let index = above.length - 1; index >= 0; index--) {
		const frame = above[index] as FrameRecord;
		const to = above[index - 1]?.id ?? state.calls.at(-1)?.client ?? null;
		state.emit(frame.id, {kind: 'yield', value, passes: true, to}, {because: RULES.throwYield});
		const lent = state.calls.findLast(({ownMethod}) => ownMethod?.frame === frame.id)?.ownMethod;
		if (lent !== undefined && lent !== null) lent.value = value;
		if (index === 0) conclude(state, frame, outcome, false);
	}
}
