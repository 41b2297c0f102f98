import type {Session} from '../../session/contract.ts';
import {KeyBuffer} from '../input/key-buffer.ts';
import type {Keystroke} from '../input/keystroke.ts';
import {pythonStarting} from '../state/availability.ts';
import type {Cell} from '../state/cell.ts';
import type {Ui} from '../state/ui.ts';

/** Keys that were pressed before Python is ready: they wait, and are pressed then. */
export interface StartupKeys {
	/** Keeps a key that needs Python, or that follows such a key. Returns whether it did. */
	readonly hold: (stroke: Keystroke, command: string | undefined) => boolean;
	/** Some wait. */
	readonly any: () => boolean;
	readonly clear: () => void;
	/** To be called when the session changed. */
	readonly sessionChanged: () => void;
}

/** Commands that Python is needed for. */
const NEED_PYTHON: ReadonlySet<string> = new Set([
	...['next', 'send', 'throw', 'close'],
	...['forward', 'play', 'finish', 'instruction-on', 'line-on', 'resumption-on'],
]);

export function createStartupKeys(session: Session, ui: Cell<Ui>, press: (stroke: Keystroke) => void): StartupKeys {
	const held = new KeyBuffer();
	return {
		any: () => !held.isEmpty,
		hold(stroke, command) {
			const {driving} = session.snapshot();
			const waits = !held.isEmpty || NEED_PYTHON.has(command ?? '');
			if (!waits || driving?.kind !== 'expression' || pythonStarting(session.snapshot()) === null) return false;
			held.hold(stroke);
			ui.set({note: 'Python is starting. Your keys wait for it; esc drops them.'});
			return true;
		},
		clear: () => held.clear(),
		sessionChanged() {
			const snapshot = session.snapshot();
			if (held.isEmpty || pythonStarting(snapshot) !== null) return;
			ui.set({note: null});
			// A generator that could not be made takes no commands.
			if (snapshot.phase.kind === 'over') held.clear();
			else held.release(press);
		},
	};
}
