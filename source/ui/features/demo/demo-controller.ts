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

/** `predict` turns predicting on or off, and says whether there is a question now. */
export function createDemoController(
	session: Session,
	ui: Cell<Ui>,
	predict: (on: boolean) => boolean,
): DemoController {
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
				if (!predict(item.on) && item.on) ui.set({note: 'Before each single stage you are asked what comes next.'});
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
