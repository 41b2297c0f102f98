import {personId} from '../../engine/stage.ts';
import type {Session} from '../../session/contract.ts';
import {frameName} from '../../wording/frame-name.ts';
import type {createAutoplayController} from '../features/autoplay/autoplay-controller.ts';
import type {createChoiceController} from '../features/choose/choice-controller.ts';
import {systemClipboard} from '../features/copy/clipboard.ts';
import {copyClient} from '../features/copy/copy-client.ts';
import type {createDemoController} from '../features/demo/demo-controller.ts';
import type {createFindTaskController} from '../features/find-task/find-task-controller.ts';
import type {createFocusController} from '../features/focus/focus-controller.ts';
import {frameToFollow} from '../features/focus/frame-to-follow.ts';
import type {createLeaveController} from '../features/leave/leave-controller.ts';
import {menuItems} from '../features/menu/menu-items.ts';
import type {createPredictController} from '../features/predict/predict-controller.ts';
import {createPrompt} from '../features/prompt/prompt.ts';
import type {createPromptController} from '../features/prompt/prompt-controller.ts';
import type {createSearchController} from '../features/search/search-controller.ts';
import type {createTasksController} from '../features/tasks/tasks-controller.ts';
import {writeDemo} from '../features/write-demo/write-demo.ts';
import {lookedAt, visibleFrames} from '../panes/frames/visible-frames.ts';
import type {Cell} from '../state/cell.ts';
import {scrolledBy} from '../state/scroll.ts';
import type {Ui} from '../state/ui.ts';
import type {CommandActions} from './command.ts';
import type {ControllerOptions} from './controller-options.ts';
import type {createStepQueue} from './step-queue.ts';

/** The controllers that commands act on. */
interface ActionParts {
	readonly session: Session;
	readonly ui: Cell<Ui>;
	readonly exits: ControllerOptions;
	readonly asking: ReturnType<typeof createPromptController>;
	readonly focus: ReturnType<typeof createFocusController>;
	readonly search: ReturnType<typeof createSearchController>;
	readonly choosing: ReturnType<typeof createChoiceController>;
	readonly finder: ReturnType<typeof createFindTaskController>;
	readonly tasks: ReturnType<typeof createTasksController>;
	readonly predictor: ReturnType<typeof createPredictController>;
	readonly demo: ReturnType<typeof createDemoController>;
	readonly steps: ReturnType<typeof createStepQueue>;
	readonly autoplay: ReturnType<typeof createAutoplayController>;
	readonly leaving: ReturnType<typeof createLeaveController>;
	/** Takes the marked entry of the menu. */
	readonly pick: () => void;
}

/** What the commands of the table can do: each action, with the controller that does it. */
export function createCommandActions(parts: ActionParts): CommandActions {
	const {
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
		pick,
	} = parts;
	return {
		session,
		quit: leaving.ask,
		suspend: exits.suspend,
		ask: kind => ui.set({prompt: createPrompt({kind})}),
		follow() {
			const snapshot = session.snapshot();
			const {state, history} = snapshot;
			const frame = frameToFollow(snapshot, ui.get());
			const at = frameName(history, frame ?? state.active);
			if (frame === null) {
				ui.set({prompt: createPrompt({kind: 'follow', at})});
			} else {
				session.followFrame(frame);
				ui.set({note: `Only the stages of ${at} from now on: g ends that.`});
			}
		},
		askUntil: () => ui.set({prompt: createPrompt({kind: 'until', last: asking.lastGoal()})}),
		note: note => ui.set({note}),
		move(by) {
			const {length} = menuItems(session.snapshot());
			ui.set({choice: length === 0 ? 0 : (ui.get().choice + by + length) % length});
		},
		pick,
		step: steps.step,
		back: steps.back,
		play: steps.play,
		finish: steps.finish,
		jump: steps.jump,
		expect: steps.expect,
		rewindDemo: demo.rewind,
		help: () => ui.set({help: true, helpTop: 0}),
		look() {
			const {state} = session.snapshot();
			const by = scrolledBy(ui.get().scrolled, 'frames', state);
			session.look(lookedAt(state, visibleFrames(state), by) ?? state.active ?? personId);
			ui.set({lookTop: 0});
		},
		focus,
		search,
		predict: predictor.toggle,
		autoplay: {
			start() {
				predictor.drop();
				autoplay.start();
			},
			change: autoplay.change,
		},
		markChoice: choosing.mark,
		takeChoice: choosing.take,
		findTask: finder.open,
		tasks: tasks.show,
		turn: tasks.turn,
		zoomLanes: tasks.zoom,
		lanesAxis: tasks.axis,
		panLanes: tasks.pan,
		wholeCaption: () => ui.set({wholeCaption: true}),
		reference: () => ui.set({reference: !ui.get().reference}),
		writeDemo: () => ui.set({note: writeDemo(session)}),
		picture() {
			void exits.picture?.(ui.get()).then(note => ui.set({note}));
		},
		copy: () => ui.set({note: copyClient(session, systemClipboard(exits.write))}),
	};
}
