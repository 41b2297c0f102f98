import {KeyBuffer} from '../../input/key-buffer.ts';
import type {Keystroke} from '../../input/keystroke.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';

/** Keys that were pressed while Python evaluates the answer of a prompt. */
export interface KeysAfterAnswer {
	readonly hold: (stroke: Keystroke) => void;
	readonly clear: () => void;
	/** To be called when the session changed: presses the keys once the answer was taken; drops them when it was refused. */
	readonly sessionChanged: () => void;
}

/** What a key is answered by that waits: the call under way may run for long. */
const keysWait = 'Your keys wait until that is done; esc stops Python and drops them.';

export function createKeysAfterAnswer(ui: Cell<Ui>, press: (stroke: Keystroke) => void): KeysAfterAnswer {
	const held = new KeyBuffer();
	return {
		hold(stroke) {
			held.hold(stroke);
			ui.set({note: keysWait});
		},
		clear: () => held.clear(),
		sessionChanged() {
			const {prompt, note} = ui.get();
			if (prompt?.sent) return;
			if (note === keysWait) ui.set({note: null});
			if (prompt === null) held.release(press);
			else held.clear();
		},
	};
}
