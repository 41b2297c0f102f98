import type {Jump, Session, Snapshot} from '../../session/contract.ts';
import type {AutoplayController} from '../features/autoplay/autoplay-controller.ts';
import type {FocusController} from '../features/focus/focus-controller.ts';
import type {SearchActions} from '../features/search/search-controller.ts';
import type {Keystroke} from '../input/keystroke.ts';
import type {ScreenKind} from '../state/screen-kind.ts';
import type {Ui} from '../state/ui.ts';

/** What a command may do besides speaking to the session. */
export interface CommandActions {
	readonly session: Session;
	/** Ask the person for an expression. */
	readonly ask: (kind: 'send' | 'throw' | 'watch') => void;
	/** Say a sentence until the next key. */
	readonly note: (sentence: string) => void;
	/** Move in the menu: by so many items. */
	readonly move: (by: number) => void;
	/** Take the menu's item under the cursor. */
	readonly pick: () => void;
	/** One stage on. */
	readonly step: () => void;
	readonly back: () => void;
	/** The next item of `--drive`. */
	readonly play: () => void;
	/** To the end of the resumption. */
	readonly finish: () => void;
	/** On by an instruction, a line or a resumption. */
	readonly jump: (by: Jump) => void;
	/** Moves that are asked for now wait until what was just set off has come to rest. */
	readonly expect: () => void;
	readonly help: () => void;
	/** Move the focus between panes, and scroll. */
	readonly focus: FocusController;
	/** Search in the log. */
	readonly search: SearchActions;
	/** Ask what happens next before it is shown, or not any more. */
	readonly predict: () => void;
	/** Play by itself. */
	readonly autoplay: Pick<AutoplayController, 'start' | 'change'>;
	/** Show the reference of each stage, or not any more. */
	readonly reference: () => void;
	/** Put what the person did on the clipboard. */
	readonly copy: () => void;
	readonly quit: () => void;
	readonly suspend: () => void;
}

/** One thing that a person can do with a key. Help, the line of keys and the handlers all come from this table. */
export interface UiCommand {
	readonly id: string;
	readonly keys: readonly Keystroke[];
	/** How its keys are written. */
	readonly sign: string;
	/** One or two words for the line of keys. */
	readonly label: string;
	/** One sentence for the help. */
	readonly description: string;
	readonly screen: ScreenKind | 'any';
	/** Only then does it have its keys, and goes before a command that always has them. */
	readonly when?: (ui: Ui, snapshot: Snapshot) => boolean;
	/** What leaves the line of keys first when it is too narrow: the highest. 9: it never stands there. */
	readonly rank: number;
	/** Why it cannot be done now, as a sentence; null: it can. */
	readonly unavailable: (snapshot: Snapshot) => string | null;
	/** It can be done, but does not stand in the line of keys now. */
	readonly hidden?: (snapshot: Snapshot, ui: Ui) => boolean;
	readonly run: (acts: CommandActions) => void;
}
