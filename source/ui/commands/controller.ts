import type {Session} from '../../session/contract.ts';
import {createAutoplayController} from '../features/autoplay/autoplay-controller.ts';
import {systemClock} from '../features/autoplay/clock.ts';
import {createChoiceController} from '../features/choose/choice-controller.ts';
import {createDemoController} from '../features/demo/demo-controller.ts';
import {createFindTaskController} from '../features/find-task/find-task-controller.ts';
import {createFocusController} from '../features/focus/focus-controller.ts';
import {createLeaveController} from '../features/leave/leave-controller.ts';
import {createMenuController} from '../features/menu/menu-controller.ts';
import {menuItems} from '../features/menu/menu-items.ts';
import {createPointerController} from '../features/pointer/pointer-controller.ts';
import {createPredictController} from '../features/predict/predict-controller.ts';
import {createKeysAfterAnswer} from '../features/prompt/keys-after-answer.ts';
import {createPromptController} from '../features/prompt/prompt-controller.ts';
import {createReloadController} from '../features/reload/reload-controller.ts';
import {createSearchController} from '../features/search/search-controller.ts';
import {createTasksController} from '../features/tasks/tasks-controller.ts';
import {helpScroll} from '../input/help-scroll.ts';
import type {Keystroke} from '../input/keystroke.ts';
import type {MouseEvent} from '../input/mouse.ts';
import {nothingToGoOn, nothingToPlay} from '../state/availability.ts';
import type {Cell} from '../state/cell.ts';
import {createCell} from '../state/cell.ts';
import {screenOf} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';
import {initialUi} from '../state/ui.ts';
import {createCommandActions} from './command-actions.ts';
import {commandFor} from './commands.ts';
import type {ControllerOptions} from './controller-options.ts';
import {createStartupKeys} from './startup-keys.ts';
import {createStepQueue} from './step-queue.ts';

/** Takes keys, one at a time, and does what they mean at that moment. */
export interface Controller {
	readonly ui: Cell<Ui>;
	readonly press: (stroke: Keystroke) => void;
	readonly paste: (text: string) => void;
	/** The mouse did something. */
	readonly point: (event: MouseEvent) => void;
	/** The program's file was saved. */
	readonly saved: () => void;
	/** Follow the session. Returns a function that stops it. */
	readonly follow: () => () => void;
}

/** Commands that go on. Any other command drops the moves that wait. */
const MOVE_COMMANDS: ReadonlySet<string> = new Set([
	'forward',
	'back',
	'play',
	'finish',
	'instruction-on',
	'line-on',
	'resumption-on',
	'switch-on',
]);

/**
 * Keys arrive in bursts, several before React renders again. So nothing here is read from a render: each key sees
 * what the one before it left.
 */
export function createController(session: Session, exits: ControllerOptions): Controller {
	const ui = createCell<Ui>(initialUi);
	const asking = createPromptController(session, ui);
	const focus = createFocusController(session, ui, () => exits.panes?.(ui.get()) ?? []);
	const search = createSearchController(session, ui);
	const choosing = createChoiceController(session, ui);
	const finder = createFindTaskController(session, ui, choosing.take);
	const tasks = createTasksController(session, ui, () => exits.panes?.(ui.get()) ?? []);
	const predictor = createPredictController(session, ui, () => session.forward());
	const demo = createDemoController(session, ui, predictor.turn);
	const steps = createStepQueue(session, nothingToGoOn, nothingToPlay, demo.playNext);
	const autoplay = createAutoplayController(session, ui, steps.play, exits.clock ?? systemClock);
	const reloading = createReloadController(session, ui);
	const leaving = createLeaveController(session, ui, exits.quit);

	const acts = createCommandActions({
		session,
		ui,
		exits,
		asking,
		focus,
		search,
		choosing,
		finder,
		tasks,
		predictor,
		demo,
		steps,
		autoplay,
		leaving,
		pick: () => picking.pick(),
	});

	const pointer = createPointerController(session, ui, {
		paneAt: (column, row) => exits.paneAt?.(ui.get(), column, row) ?? null,
		scrollPane: focus.scrollPane,
		pan: tasks.pan,
		entryAt: (column, row) => exits.menuAt?.(ui.get(), column, row) ?? null,
		move: acts.move,
		pick: acts.pick,
		seek(mark) {
			autoplay.stop();
			steps.clear();
			predictor.drop();
			session.seek(mark);
		},
	});

	const command = (stroke: Keystroke): void => {
		const snapshot = session.snapshot();
		const screen = screenOf(snapshot);
		const digit = screen === 'menu' && /^[1-9]$/.test(stroke) ? Number(stroke) - 1 : -1;
		if (digit >= 0 && digit < menuItems(snapshot).length) {
			ui.set({choice: digit});
			picking.pick();
			return;
		}

		if (choosing.press(stroke)) return;

		const found = commandFor(stroke, screen, {ui: ui.get(), snapshot});
		const refusal = found?.unavailable(snapshot);
		if (early.hold(stroke, found?.id)) return;
		if (!MOVE_COMMANDS.has(found?.id ?? '')) steps.clear();

		if (predictor.press(stroke, refusal ? undefined : found?.id)) return;
		if (refusal) {
			ui.set({note: refusal});
		} else {
			found?.run(acts);
		}
	};

	const press = (stroke: Keystroke): void => {
		// A note that is cut is a caption, too.
		const reads = commandFor(stroke, screenOf(session.snapshot()))?.id === 'whole-caption' && !ui.get().wholeCaption;
		if (ui.get().note !== null && !reads) ui.set({note: null});
		if (ui.get().wholeCaption) ui.set({wholeCaption: false});
		if (leaving.press(stroke)) return;

		const {lookTop, help, helpTop, prompt, search: sought, finding, autoplay: playing, picked} = ui.get();
		if (stroke === 'ctrl-c') {
			autoplay.stop();
			if (sought?.line) {
				search.press(sought, 'escape');
			} else if (finding !== null) {
				finder.press(finding, 'escape');
			} else if (prompt) {
				ahead.clear();
				asking.cancel(prompt);
			} else {
				leaving.ask();
			}
		} else if (stroke === 'ctrl-z') {
			exits.suspend();
		} else if (early.any()) {
			if (stroke === 'escape') early.clear();
			else early.hold(stroke, undefined);
		} else if (picked !== null) {
			if (stroke === 'escape') picking.drop();
			else picking.hold(stroke);
		} else if (playing !== null && !['+', '=', '-', '_'].includes(stroke)) {
			autoplay.stop();
		} else if (lookTop !== null) {
			const step = helpScroll(stroke);
			ui.set({lookTop: step === null ? null : Math.max(0, lookTop + step)});
		} else if (help) {
			const step = helpScroll(stroke);
			ui.set(step === null ? {help: false} : {helpTop: Math.max(0, helpTop + step)});
		} else if (sought?.line) {
			search.press(sought, stroke);
		} else if (finding !== null) {
			finder.press(finding, stroke);
		} else if (prompt?.sent && stroke !== 'escape') {
			ahead.hold(stroke);
		} else if (prompt) {
			ahead.clear();
			asking.press(prompt, stroke);
		} else {
			command(stroke);
		}
	};

	const ahead = createKeysAfterAnswer(ui, press);
	const picking = createMenuController(session, ui, press);
	const early = createStartupKeys(session, ui, press);
	return {
		ui,
		press,
		paste(text) {
			const {prompt, search: sought, finding} = ui.get();
			if (sought?.line) {
				search.paste(sought, text);
			} else if (finding !== null) {
				finder.paste(finding, text);
			} else if (prompt?.sent || ui.get().picked !== null || early.any()) {
				ui.set({note: 'Pasted text does not wait for Python: paste it again when that is done.'});
			} else if (prompt) {
				asking.paste(prompt, text);
			} else {
				ui.set({note: 'Pasted text goes into a prompt only: s or t opens one.'});
			}
		},
		point(event) {
			if (event.kind === 'wheel') pointer.wheel(event);
			else if (event.kind === 'sideways') pointer.sideways(event);
			else if (!early.any() && ui.get().picked === null) {
				ui.set({note: null, leaving: false});
				pointer.click(event);
			}
		},
		saved() {
			predictor.drop();
			reloading.saved();
		},
		follow() {
			const stop = session.subscribe(() => {
				reloading.sessionChanged();
				picking.sessionChanged();
				early.sessionChanged();
				asking.sessionChanged();
				ahead.sessionChanged();
				steps.sessionChanged();
				search.sessionChanged();
				finder.sessionChanged();
				predictor.sessionChanged();
				autoplay.sessionChanged();
			});
			return () => {
				stop();
				autoplay.stop();
			};
		},
	};
}
