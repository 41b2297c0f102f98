import type {Keystroke} from '../../input/keystroke.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';

/** Keys struck while Python takes the answer of a prompt. */
export interface KeysAfterAnswer {
	readonly hold: (stroke: Keystroke) => void;
	readonly clear: () => void;
	/** To be called when the session changed: presses them once the answer was taken; forgets them where it was not. */
	readonly sessionChanged: () => void;
}

/** More keys than this are not held. */
const most = 1_000;

export function createKeysAfterAnswer(ui: Cell<Ui>, press: (stroke: Keystroke) => void): KeysAfterAnswer {
	let held: Keystroke[] = [];
	return {
		hold(stroke) {
			if (held.length < most) held.push(stroke);
		},
		clear() {
			held = [];
		},
		sessionChanged() {
			const {prompt} = ui.get();
			if (prompt?.sent) return;
			const strokes = held;
			held = [];
			if (prompt === null) {
				for (const stroke of strokes) press(stroke);
			}
		},
	};
}
