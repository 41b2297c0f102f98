import type {Session, Snapshot} from '../../../session/contract.ts';
import type {Keystroke} from '../../input/keystroke.ts';
import type {Cell} from '../../state/cell.ts';
import type {Predicting} from '../../state/predicting.ts';
import type {Ui} from '../../state/ui.ts';
import {answered, asked, dropped, fresh, told} from './predicting.ts';

/** The keys while the room predicts, and what becomes of its answers. */
export interface PredictController {
	/** Turns predicting on, with a question at once where there is one; or off. */
	readonly toggle: () => void;
	/** Turns it on, or asks anew, or turns it off. */
	readonly turn: (on: boolean) => void;
	/** Takes a key before any command does; false: it is not about predicting. `id`: the command that the key has. */
	readonly press: (stroke: Keystroke, id: string | undefined) => boolean;
	/** Takes the question back; the score stays. */
	readonly drop: () => void;
	/** To be called when the session changed. */
	readonly sessionChanged: () => void;
}

/** The commands that step on: while a question is open they show its stage. */
const STEP_COMMANDS: ReadonlySet<string> = new Set(['forward', 'play', 'finish']);

/** Whether such a command would go on by exactly one stage now, so that there is a question about it. */
function oneStageOn({live, phase, demoItems}: Snapshot, id: string): boolean {
	const between = !live || phase.kind === 'paused';
	const [item] = demoItems;
	return between && (id === 'forward' || (id === 'play' && (item === undefined || item.kind === 'command')));
}

/** `step` goes on by one stage: through history, or by letting Python run. */
export function createPredictController(session: Session, ui: Cell<Ui>, step: () => void): PredictController {
	const set = (predicting: Predicting | null): void => ui.set({predicting});

	const show = (predicting: Predicting, given: number | null): void => {
		const waiting = answered(predicting, given);
		if (waiting !== predicting) {
			set(waiting);
			step();
			sessionChanged();
		}
	};

	const sessionChanged = (): void => {
		const {predicting} = ui.get();
		const turn = predicting?.turn;
		if (!predicting || turn?.kind !== 'awaited') return;
		const {history, shown, state, phase} = session.snapshot();
		const {mark} = turn.question;
		// Where stages are folded, the next one shown is what was asked for.
		const next = shown.at(shown.before(mark));
		if (next < history.length && state.position > next) {
			set(told(predicting, history.stage(next)));
		} else if ((phase.kind === 'over' || phase.kind === 'ready') && state.position === history.length) {
			set(dropped(predicting));
		}
	};

	const turn = (on: boolean): void => {
		const snapshot = session.snapshot();
		const before = ui.get().predicting ?? fresh;
		set(!on ? null : oneStageOn(snapshot, 'forward') ? asked(before, snapshot.state, snapshot.fold) : before);
	};

	return {
		turn,
		toggle: () => turn(ui.get().predicting === null),
		press(stroke, id) {
			const {predicting} = ui.get();
			if (predicting === null || id === 'predict') return false;
			const {turn} = predicting;
			const stepping = id !== undefined && STEP_COMMANDS.has(id);
			if (turn?.kind === 'asked') {
				if (/^[1-9]$/.test(stroke)) {
					show(predicting, Number(stroke) - 1);
					return true;
				}

				if (stepping) {
					show(predicting, null);
					return true;
				}

				set(dropped(predicting));
				return id === 'interrupt';
			}

			if (turn?.kind === 'awaited') return stepping || /^[1-9]$/.test(stroke);
			const snapshot = session.snapshot();
			if (id === undefined || !oneStageOn(snapshot, id)) {
				set(dropped(predicting));
				return false;
			}

			const next = asked(predicting, snapshot.state, snapshot.fold);
			set(next);
			return next.turn !== null;
		},
		drop() {
			const {predicting} = ui.get();
			if (predicting !== null) set(dropped(predicting));
		},
		sessionChanged,
	};
}
