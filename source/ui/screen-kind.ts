import type {Snapshot} from '../session/contract.ts';

/** The menu, as long as nothing is driven; else the panes. */
export type ScreenKind = 'menu' | 'run';

export function screenOf({phase, driving}: Snapshot): ScreenKind {
	return phase.kind === 'choosing' || driving === null ? 'menu' : 'run';
}
