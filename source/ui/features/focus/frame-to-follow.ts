import type {FrameId} from '../../../protocol/index.ts';
import type {Snapshot} from '../../../session/contract.ts';
import {lookedAt, visibleFrames} from '../../panes/frames/visible-frames.ts';
import {taskAtWork} from '../../panes/tasks/task-tree.ts';
import {scrolledBy} from '../../state/scroll.ts';
import type {Ui} from '../../state/ui.ts';
import {markedLane} from './marked-lane.ts';

/**
 * The frame that the person points at: the task or the frame looked at, or the one at work in a pane of tasks or frames with the focus.
 * Null: none.
 */
export function frameToFollow(
	snapshot: Pick<Snapshot, 'history' | 'state'>,
	ui: Pick<Ui, 'focus' | 'scrolled'>,
): FrameId | null {
	const {state} = snapshot;
	const {focus, scrolled} = ui;
	const marked = markedLane(snapshot, ui);
	if (marked !== null) return marked;
	if (focus === 'tasks') return taskAtWork(state)?.id ?? null;
	const looked = lookedAt(state, visibleFrames(state), scrolledBy(scrolled, 'frames', state));
	return looked ?? (focus === 'frames' ? state.active : null);
}
