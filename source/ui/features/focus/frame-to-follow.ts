import type {State} from '../../../engine/state.ts';
import type {FrameId} from '../../../protocol/index.ts';
import {lookedAt, visibleFrames} from '../../panes/frames/visible-frames.ts';
import {scrolledBy} from '../../state/scroll.ts';
import type {Ui} from '../../state/ui.ts';

/** The frame that the person points at: the one looked at, or the one at work in a frames pane with the focus. Null: none. */
export function frameToFollow(state: State, {focus, scrolled}: Pick<Ui, 'focus' | 'scrolled'>): FrameId | null {
	const looked = lookedAt(state, visibleFrames(state), scrolledBy(scrolled, 'frames', state));
	return looked ?? (focus === 'frames' ? state.active : null);
}
