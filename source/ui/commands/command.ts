import type {Jump, Session, Snapshot} from '../../session/contract.ts';
import type {AutoplayController} from '../features/autoplay/autoplay-controller.ts';
import type {FocusController} from '../features/focus/focus-controller.ts';
import type {SearchActions} from '../features/search/search-controller.ts';
import type {Keystroke} from '../input/keystroke.ts';
import type {ScreenKind} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';

/** What a command may do. */
export interface CommandActions {
	readonly session: Session;
	/** Ask the person for an expression. */
	readonly ask: (kind: 'send' | 'throw' | 'watch') => void;
	/** Follow the frame that is looked at, or ask which one. */
	readonly follow: () => void;
	/** Ask the person what to run until. */
	readonly askUntil: () => void;
	/** Show a sentence until the next key. */
	readonly note: (sentence: string) => void;
	/** Move in the menu, by `by` items. */
	readonly move: (by: number) => void;
	/** Take the menu's item under the cursor. */
	readonly pick: () => void;
	/** One stage on. */
	readonly step: () => void;
	readonly back: () => void;
	/** The next item of `--drive`. */
	readonly play: () => void;
	/** Takes back what a demo did to the screen. */
	readonly rewindDemo: () => void;
	/** To the end of the resumption. */
	readonly finish: () => void;
	/** On by an instruction, a line or a resumption. */
	readonly jump: (by: Jump) => void;
	/** Moves from now on wait until the command just given has come to rest. */
	readonly expect: () => void;
	readonly help: () => void;
	/** Show the variables of a frame in full. */
	readonly look: () => void;
	/** Move the focus between panes, and scroll. */
	readonly focus: FocusController;
	/** Show the tasks, then the lanes, then neither. */
	readonly tasks: () => void;
	/** On to the next turn of the task at work, or of the one that is marked. */
	readonly turn: () => void;
	/** Closer to the lanes, with less in a column, or further away. */
	readonly zoomLanes: (by: 1 | -1) => void;
	/** Toggle between steps and the loop's time across. */
	readonly lanesAxis: () => void;
	/** Look along the lanes. */
	readonly panLanes: (by: 1 | -1) => void;
	/** Mark another of the ready tasks, of which one is chosen; and let the marked one go on. */
	readonly markChoice: (by: 1 | -1, far: 'row' | 'page') => void;
	readonly takeChoice: () => void;
	/** Find a task by a part of its name. */
	readonly findTask: () => void;
	/** Search in the log. */
	readonly search: SearchActions;
	/** Toggle predicting: ask what happens next before it is shown. */
	readonly predict: () => void;
	/** Play by itself. */
	readonly autoplay: Pick<AutoplayController, 'start' | 'change'>;
	/** Toggle the reference of each stage. */
	readonly reference: () => void;
	/** Put what the person did on the clipboard. */
	readonly copy: () => void;
	/** Show the captions whole until the next key. */
	readonly wholeCaption: () => void;
	/** Write what was done as a demo. */
	readonly writeDemo: () => void;
	/** Save the screen as a picture. */
	readonly picture: () => void;
	readonly quit: () => void;
	readonly suspend: () => void;
}

/** Something that a person can do with a key. The help, the row of keys and the handlers come from this table. */
export interface UiCommand {
	readonly id: string;
	readonly keys: readonly Keystroke[];
	/** How its keys are written. */
	readonly sign: string;
	/** One or two words for the line of keys. */
	readonly label: string;
	/** The same where it depends on what is shown. */
	readonly labelNow?: (snapshot: Snapshot, ui: Ui) => string;
	/** One sentence for the help. */
	readonly description: string;
	readonly screen: ScreenKind | 'any';
	/** When it has its keys; it then takes precedence over a command that always has them. Absent: always. */
	readonly when?: (ui: Ui, snapshot: Snapshot) => boolean;
	/** The highest leaves the row of keys first when that is too narrow. 9: never shown there. */
	readonly rank: number;
	/** The same where it depends on what is shown. */
	readonly rankNow?: (snapshot: Snapshot) => number;
	/** Why it cannot be done now, as a sentence; null: it can. */
	readonly unavailable: (snapshot: Snapshot) => string | null;
	/** Whether it is left out of the row of keys, though it can be done. */
	readonly hidden?: (snapshot: Snapshot, ui: Ui) => boolean;
	readonly run: (acts: CommandActions) => void;
}
