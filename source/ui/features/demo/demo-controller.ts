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

/** What an item does to the panes. */
export function panesBy(item: DemoItem): Partial<Pick<Ui, 'panes' | 'focus' | 'zoomed'>> {
	switch (item.kind) {
		case 'zoom':
			return {focus: item.pane, zoomed: item.pane !== null};
		case 'focus':
			return {focus: item.pane, zoomed: false};
		case 'panes':
			return {panes: item.panes, focus: null, zoomed: false};
		default:
			return {};
	}
}

/** `predict` turns predicting on or off. */
export function createDemoController(session: Session, ui: Cell<Ui>, predict: (on: boolean) => void): DemoController {
	return {
		playNext() {
			const item = session.playNext();
			if (item?.kind === 'predict') predict(item.on);
			else if (item !== null) ui.set(panesBy(item));
		},
		rewind() {
			if (session.snapshot().demoTotal > 0) ui.set({panes: null, focus: null, zoomed: false, predicting: null});
		},
	};
}
