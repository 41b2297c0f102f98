import type {PaneName} from '../../session/demo/pane-name.ts';

/** The panes of the main screen. */
export type PaneId = PaneName;

/** A pane's place in its box. `rows` counts its own rows, without the border. */
export interface PaneSize {
	readonly id: PaneId;
	readonly rows: number;
}

/** A pane with its columns. */
export interface PlacedPane extends PaneSize {
	/** With the border. */
	readonly width: number;
}

/** A cell of a pane. */
export interface PanePoint extends PlacedPane {
	/** The row in the pane, from 0; -1: the border above it. */
	readonly at: number;
	/** The column, from 0 for the border at its left. */
	readonly column: number;
}
