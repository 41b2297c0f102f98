import type {FrameId} from '../../../protocol/index.ts';
import type {Session} from '../../../session/contract.ts';
import {laneName} from '../../panes/lanes/lane-rows.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';

/** On to the next turn of a lane; where there is none and none can come, a sentence says so. */
export function goToTurn(session: Session, ui: Cell<Ui>, lane: FrameId): void {
	const snapshot = session.snapshot();
	const {history, state, phase} = snapshot;
	const isLast = history.lanes.nextTurn(lane, state.position) === null;
	const name = laneName(lane, snapshot);
	if (isLast && history.lanes.hasEnded(lane)) ui.set({note: `${name} has no later turn: it has ended.`});
	else if (isLast && phase.kind === 'over') ui.set({note: `${name} has no later turn: the program is over.`});
	else session.turn(lane);
}
