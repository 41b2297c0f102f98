/** The panes of the main screen. */
export type PaneId = 'client' | 'source' | 'cycle' | 'frames' | 'events' | 'output';

/** A pane's place in its box. `rows` counts its own rows, without the border. */
export interface PaneSize {
	readonly id: PaneId;
	readonly rows: number;
}
