import type {Session, Snapshot} from '../../../session/contract.ts';
import type {Keystroke} from '../../input/keystroke.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';

/** Leaves the app; where that loses something, the person is asked first. */
export interface LeaveController {
	/** Leaves, or asks whether to. */
	readonly ask: () => void;
	/** Takes a key before anything else does: a second `q` or ctrl-c leaves, any other takes the question back. Returns whether it left. */
	readonly press: (stroke: Keystroke) => boolean;
}

/** How many commands of the person's end with the app. */
export function commandsToLose({branches, waiting}: Snapshot): number {
	return branches.reduce((sum, {commands}) => sum + commands.length, waiting.length);
}

/** The question, as one sentence; null: nothing would be lost. */
export function leaveQuestion(snapshot: Snapshot): string | null {
	const count = commandsToLose(snapshot);
	if (count === 0) return null;
	return `q again leaves this run of ${count === 1 ? 'one command' : `${count} commands`}; any other key goes on.`;
}

export function createLeaveController(session: Session, ui: Cell<Ui>, quit: () => void): LeaveController {
	return {
		ask() {
			if (leaveQuestion(session.snapshot()) === null) quit();
			else ui.set({leaving: true});
		},
		press(stroke) {
			if (!ui.get().leaving) return false;
			ui.set({leaving: false});
			if (stroke !== 'q' && stroke !== 'ctrl-c') return false;
			quit();
			return true;
		},
	};
}
