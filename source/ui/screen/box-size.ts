import type {PaneSize} from '../state/pane-size.ts';

/** Panes above each other within one border; `width` includes the border. */
export interface BoxSize {
	readonly width: number;
	readonly panes: readonly PaneSize[];
}

/** Boxes side by side. */
export type Band = readonly BoxSize[];
