import type {State} from '../../engine/state.ts';
import type {Finding} from './finding.ts';
import {initialLook, type LanesLook} from './lanes-look.ts';
import type {PaneId} from './pane-size.ts';
import type {Predicting} from './predicting.ts';
import type {Prompt} from './prompt.ts';
import type {Scrolled} from './scroll.ts';
import {unscrolled} from './scroll.ts';
import type {Search} from './search.ts';

/** What the screen knows beyond the session. Immutable. */
export interface Ui {
	readonly help: boolean;
	/** The person was asked whether to leave. */
	readonly leaving: boolean;
	/** A sentence that is shown until the next key. */
	readonly note: string | null;
	/** The captions are shown whole, until the next key. */
	readonly wholeCaption: boolean;
	readonly prompt: Prompt | null;
	/** The menu's item under the cursor. */
	readonly choice: number;
	/** The label of the menu item that was chosen while Python still starts; null: none. */
	readonly picked: string | null;
	/** The pane that up and down go to; null: none. */
	readonly focus: PaneId | null;
	/** The panes that a demo shows; null: all. */
	readonly panes: readonly PaneId[] | null;
	/** What is shown of tasks below the other panes; null: nothing. */
	readonly below: 'tasks' | 'lanes' | null;
	/** The ready task that is marked where the person chooses one, and the state that it is marked at. */
	readonly task: number;
	readonly taskAt: State | null;
	readonly lanes: LanesLook;
	/** The pane in focus has the whole screen. */
	readonly zoomed: boolean;
	readonly scrolled: Scrolled;
	/** What is looked for in the log; null: nothing. */
	readonly search: Search | null;
	/** The name of a task that is being typed; null: none. */
	readonly finding: Finding | null;
	/** The variables of a frame are shown in full, from this row of them on; null: they are not. */
	readonly lookTop: number | null;
	/** The first row of the help in sight. */
	readonly helpTop: number;
	/** The prediction game; null: it is off. */
	readonly predicting: Predicting | null;
	/** The interval of autoplay, in milliseconds; null: it is off. */
	readonly autoplay: number | null;
	/** The reference of each stage is shown. */
	readonly reference: boolean;
	/** Commands that have no key where the screen is shown. */
	readonly withoutKeys: ReadonlySet<string>;
}

export const initialUi: Ui = {
	help: false,
	leaving: false,
	note: null,
	wholeCaption: false,
	prompt: null,
	choice: 0,
	picked: null,
	focus: null,
	panes: null,
	below: null,
	task: 0,
	taskAt: null,
	lanes: initialLook,
	zoomed: false,
	scrolled: unscrolled,
	search: null,
	finding: null,
	lookTop: null,
	helpTop: 0,
	predicting: null,
	autoplay: null,
	reference: false,
	withoutKeys: new Set(),
};
