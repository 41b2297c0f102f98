/** The panes of an export: those that the demo shows at its stage. */

import type {Snapshot} from '../session/contract.ts';
import type {Saying} from '../session/recording/demo-talk.ts';
import {panesBy} from '../ui/features/demo/demo-controller.ts';
import type {Ui} from '../ui/state/ui.ts';

/** With the panes that the demo shows at a stage, unless others were chosen. The demo is of the newest branch. */
export function withDemoPanes(ui: Ui, talk: readonly Saying[], snapshot: Snapshot): Ui {
	const {state, branch, branches} = snapshot;
	const isChosen = ui.panes !== null || ui.below !== null || ui.focus !== null;
	if (isChosen || branch !== branches.length - 1) return ui;
	const shown = {panes: ui.panes, focus: ui.focus, zoomed: ui.zoomed};
	for (const {stage, item} of talk) if (stage <= state.position) Object.assign(shown, panesBy(item));
	return {...ui, ...shown};
}
