import type {History} from '../../../engine/history.ts';
import type {Session, Snapshot} from '../../../session/contract.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';

/** Takes a saved file in, and says what became of it. */
export interface ReloadController {
	/** The file was saved. */
	readonly saved: () => void;
	/** To be called when the session changed. */
	readonly sessionChanged: () => void;
}

/** What a saved file made of the history on show: one sentence. */
export function savedSentence({driving, changedAt}: Snapshot): string {
	if (driving === null) return 'Saved: read again.';
	return changedAt === null
		? 'Saved and repeated: nothing differs up to here.'
		: `Saved and repeated: stage ${changedAt + 1} is the first that differs.`;
}

export function createReloadController(session: Session, ui: Cell<Ui>): ReloadController {
	/** The history that the new one takes the place of; null: nothing is under way. */
	let old: History | null = null;

	const sessionChanged = (): void => {
		const snapshot = session.snapshot();
		const {phase, history, problem} = snapshot;
		if (old === null || phase.kind === 'running' || phase.kind === 'opening') return;
		// With a file that CPython does not take, the old history stays, and the problem says why.
		if (history !== old && problem === null) ui.set({note: savedSentence(snapshot)});

		old = null;
	};

	return {
		saved() {
			ui.set({note: null});
			old = session.snapshot().history;
			session.reload();
			sessionChanged();
		},
		sessionChanged,
	};
}
