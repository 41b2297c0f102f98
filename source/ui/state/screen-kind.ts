import type {Snapshot} from '../../session/contract.ts';

/** The menu, as long as nothing is driven, also when that failed before it began; else the panes. */
export type ScreenKind = 'menu' | 'run';

export function screenOf({phase, driving, history}: Snapshot): ScreenKind {
	const failed = phase.kind === 'over' && history.length === 0;
	return phase.kind === 'choosing' || driving === null || failed ? 'menu' : 'run';
}
