import type {Session} from '../../session/contract.ts';
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

/** More keys than this are not held. */
const most = 1_000;

export function createStartupKeys(session: Session, ui: Cell<Ui>, press: (stroke: Keystroke) => void): StartupKeys {
	let held: Keystroke[] = [];
	return {
		any: () => held.length > 0,
		hold(stroke, command) {
			const {driving} = session.snapshot();
			const waits = held.length > 0 || NEED_PYTHON.has(command ?? '');
			if (!waits || driving?.kind !== 'expression' || pythonStarting(session.snapshot()) === null) return false;
			if (held.length < most) held.push(stroke);
			ui.set({note: 'Python is starting. Your keys wait for it; esc drops them.'});
			return true;
		},
		clear() {
			held = [];
		},
		sessionChanged() {
			const snapshot = session.snapshot();
			if (held.length === 0 || pythonStarting(snapshot) !== null) return;
			const strokes = held;
			held = [];
			ui.set({note: null});
			// What could not be made takes no commands.
			if (snapshot.phase.kind !== 'over') for (const stroke of strokes) press(stroke);
		},
	};
}
