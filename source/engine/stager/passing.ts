import type {Value} from '../../protocol/index.ts';
import type {Outcome} from '../stage.ts';
import {conclude} from './calls.ts';
import type {FrameRecord} from './known.ts';
import type {StagerState} from './memory.ts';
import {rules} from './rules.ts';

/** `gen_throw` gives what the delegatee yields straight to its caller. */
export function passOn(memory: StagerState, above: readonly FrameRecord[], value: Value, outcome: Outcome): void {
	for (let index = above.length - 1; index >= 0; index--) {
		const frame = above[index] as FrameRecord;
		const to = above[index - 1]?.id ?? memory.calls.at(-1)?.client ?? null;
		memory.emit(frame.id, {kind: 'yield', value, passes: true, to}, {because: rules.throwYield});
		if (index === 0) conclude(memory, frame, outcome, false);
	}
}
