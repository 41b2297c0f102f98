import type {PersonCommand} from '../person-command.ts';
import type {Playhead, Sought} from '../playhead.ts';
import type {Run} from '../run/run.ts';

/** The parts of a session that driving to a goal needs. */
export interface GoalDrive {
	readonly playhead: Playhead;
	/** The next command of the client's; null: there is none left. */
	readonly nextCommand: (run: Run) => PersonCommand | null;
	readonly give: (command: PersonCommand) => void;
}

/**
 * Looks for a stage from the cursor on. Each time that it is the client's turn, gives the next command and looks on. A command or a
 * move of the person's ends that, for then the playhead looks for the stage no longer.
 */
export function driveToGoal(sought: Sought, {playhead, nextCommand, give}: GoalDrive): void {
	const look = (): void => {
		playhead.seekStage({
			test: sought.test,
			missed(run, ran) {
				const command = run.status === 'ready' ? nextCommand(run) : null;
				if (command === null) return sought.missed(run, ran);
				give(command);
				look();
				return null;
			},
		});
	};
	look();
}
