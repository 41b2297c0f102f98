import type {Session} from '../../../session/contract.ts';
import type {DemoItem} from '../../../session/demo/demo-item.ts';
import type {Cell} from '../../state/cell.ts';
import type {Ui} from '../../state/ui.ts';

/** Plays a demo: what of an item is the session's, and what is the screen's. */
export interface DemoController {
	/** Plays the next item; in the middle of a resumption it may be one stage on. */
	readonly playNext: () => void;
	/** Takes back what the demo did to the screen. */
	readonly rewind: () => void;
}

/** `predict` turns predicting on or off. */
export function createDemoController(session: Session, ui: Cell<Ui>, predict: (on: boolean) => void): DemoController {
	const show = (item: DemoItem): void => {
		switch (item.kind) {
			case 'zoom':
				ui.set({focus: item.pane, zoomed: item.pane !== null});
				return;
			case 'focus':
				ui.set({focus: item.pane, zoomed: false});
				return;
			case 'panes':
				ui.set({panes: item.panes, focus: null, zoomed: false});
				return;
			case 'predict':
				predict(item.on);
				return;
			default:
		}
	};

	return {
		playNext() {
			const item = session.playNext();
			if (item !== null) show(item);
		},
		rewind() {
			if (session.snapshot().demoTotal > 0) ui.set({panes: null, focus: null, zoomed: false, predicting: null});
		},
	};
}
