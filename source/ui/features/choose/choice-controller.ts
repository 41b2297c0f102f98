import type {Session, Snapshot} from '../../../session/contract.ts';
import type {Keystroke} from '../../input/keystroke.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';
import {choiceMarked, openChoices} from './choice-rows.ts';

/** So many pages lead through all tasks, however many there are. */
const PAGES = 20;
const LEAST_PAGE = 5;

/** Whether the person is to choose a ready task now. */
export function isChoiceOpen({predicting}: Ui, snapshot: Snapshot): boolean {
	return openChoices(snapshot) !== null && predicting?.turn?.kind !== 'asked';
}

/** What keys do where the person chooses a ready task. */
export interface ChoiceController {
	/** Chooses by a digit; false: the key is none. */
	readonly press: (stroke: Keystroke) => boolean;
	/** Marks another task: the next one, or one that is far away. */
	readonly mark: (by: 1 | -1, far: 'row' | 'page') => void;
	/** Lets the marked task go on. */
	readonly take: () => void;
}

export function createChoiceController(session: Session, ui: Cell<Ui>): ChoiceController {
	const choose = (place: number): boolean => {
		const chosen = openChoices(session.snapshot())?.[place];
		if (chosen !== undefined) session.command({kind: 'choose', task: chosen.name});
		return chosen !== undefined;
	};
	return {
		press: stroke => /^[1-9]$/.test(stroke) && isChoiceOpen(ui.get(), session.snapshot()) && choose(Number(stroke) - 1),
		mark(by, far) {
			const snapshot = session.snapshot();
			const {length} = openChoices(snapshot) ?? [];
			const step = far === 'row' ? 1 : Math.max(LEAST_PAGE, Math.ceil(length / PAGES));
			const task = Math.max(0, Math.min(length - 1, choiceMarked(snapshot, ui.get()) + by * step));
			ui.set({task, taskAt: snapshot.state});
		},
		take() {
			choose(choiceMarked(session.snapshot(), ui.get()));
		},
	};
}
