import type {FrameId} from '../../../protocol/index.ts';
import type {Snapshot} from '../../../session/contract.ts';
import {selectedLane} from '../../panes/lanes/visible-lanes.ts';
import {selectedTask} from '../../panes/tasks/task-tree.ts';
import {scrolledBy} from '../../state/scroll.ts';
import type {Ui} from '../../state/ui.ts';

/** The task or the lane that is marked in the pane with the focus; null: none. */
export function markedLane(
	{history, state}: Pick<Snapshot, 'history' | 'state'>,
	{focus, scrolled}: Pick<Ui, 'focus' | 'scrolled'>,
): FrameId | null {
	if (focus === 'tasks') return selectedTask(state, scrolledBy(scrolled, 'tasks', state))?.id ?? null;
	return focus === 'lanes' ? selectedLane({history, state}, scrolledBy(scrolled, 'lanes', state)) : null;
}
