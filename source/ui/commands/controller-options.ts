import type {Clock} from '../features/autoplay/clock.ts';
import type {PanePoint, PlacedPane} from '../state/pane-size.ts';
import type {Ui} from '../state/ui.ts';

/** What the controller cannot do itself. */
export interface ControllerOptions {
	readonly quit: () => void;
	readonly suspend: () => void;
	/** The panes on the screen at this moment, in the order of reading. Absent: there is no screen. */
	readonly panes?: (ui: Ui) => readonly PlacedPane[];
	/** The pane at a cell of the screen. Absent: there is no screen. */
	readonly paneAt?: (ui: Ui, column: number, row: number) => PanePoint | null;
	/** The entry of the menu at a cell of the screen, by its index. Absent: there is no screen. */
	readonly menuAt?: ((ui: Ui, column: number, row: number) => number | null) | undefined;
	/** Write bytes to the terminal that show nothing. */
	readonly write?: ((bytes: string) => void) | undefined;
	readonly clock?: Clock | undefined;
	/** Save the screen as a picture; gives a sentence. Absent: there is no screen. */
	readonly picture?: ((ui: Ui) => Promise<string>) | undefined;
}
