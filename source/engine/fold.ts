import type {FrameId} from '../protocol/index.ts';
import {type Code, isPlumbing} from './stage.ts';
import type {Kind} from './stage-kinds.ts';

/** Which stages a person does not step by. Immutable. */
export interface Fold {
	/** Lines that run are folded, and what frames do that only keep a program going: asyncio's and those of modules. */
	readonly less: boolean;
	/** Only the stages of this frame are shown; null: those of all. */
	readonly only: FrameId | null;
}

/** Nothing is folded. */
export const unfolded: Fold = {less: false, only: null};

/** What a module does that is more than to be run. */
const TOLD_OF_MODULES: ReadonlySet<Kind> = new Set<Kind>(['call', 'result', 'catch', 'raise', 'output', 'end']);

/** What becomes of a task, which is more than its steps. */
const TOLD_OF_TASKS: ReadonlySet<Kind> = new Set<Kind>(['spawn', 'wake', 'suspend', 'cancel', 'done', 'choose']);

/** Whether a stage is folded, by its kind, its frame and the code of that (undefined: it has none). */
export function isFolded({less, only}: Fold, kind: Kind, frame: FrameId, code: Code | undefined): boolean {
	if (kind === 'end') return false;
	if (only !== null && frame !== only) return true;
	if (!less) return false;
	if (kind === 'evaluate' || kind === 'instruction') return true;
	return (
		kind !== 'output' &&
		!TOLD_OF_TASKS.has(kind) &&
		isPlumbing(code) &&
		!(code?.kind === 'module' && TOLD_OF_MODULES.has(kind))
	);
}
