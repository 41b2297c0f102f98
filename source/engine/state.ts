import type {CodeId, FrameId, Span, Stack, Value} from '../protocol/index.ts';
import type {FrameNames} from './frame-names.ts';
import type {IdMap} from './id-map.ts';
import type {Code, Outcome, Stage} from './stage.ts';
import type {TaskStates} from './tasks.ts';

/** The states of `inspect.getgeneratorstate`, and of the client's frames (which never are suspended). */
export type FrameStatus = 'created' | 'running' | 'suspended' | 'closed';

export interface Local {
	readonly name: string;
	readonly value: Value;
	/** It changed with the stage just shown. */
	readonly changed: boolean;
}

/** One frame as it stands at a mark. */
export interface FrameState {
	readonly id: FrameId;
	readonly code: CodeId;
	readonly status: FrameStatus;
	readonly line: number | null;
	/** The expression (or, lacking that, nothing) to light in the source: the `yield`, or the target being assigned. */
	readonly lit: Span | null;
	/** The value stack, the top last; null: cannot be read now. */
	readonly stack: Stack | null;
	/** The value just pushed lies on top. */
	readonly pushed: boolean;
	readonly locals: readonly Local[];
	/** `f_back`: set while the frame runs, null while it is unlinked. */
	readonly caller: FrameId | null;
	/** What its `yield from` or `await` stands on. */
	readonly delegatee: Value | null;
	/** Of a client: what it called last. */
	readonly calls: FrameId | null;
	readonly resumptions: number;
	readonly yields: number;
	/** How it ended; of a task of asyncio's, whose status stays, how its last step ended. */
	readonly outcome: Outcome | null;
}

/** A value on its way: down by a call, up by a yield, a return or an exception. */
export interface Transit {
	readonly direction: 'down' | 'up';
	readonly from: FrameId;
	readonly to: FrameId | null;
	readonly value: Value;
	readonly exception: boolean;
}

/** One statement of the person, with its result when it has one. */
export interface Statement {
	readonly text: string;
	readonly outcome: Outcome | null;
}

/** Everything that a screen shows of one mark. Immutable. */
export interface State extends TaskStates {
	/** How many stages led here. */
	readonly position: number;
	/** The stage just done; null at the very start. */
	readonly stage: Stage | null;
	/** It may know more than the stages up to here named. */
	readonly codes: ReadonlyMap<CodeId, Code>;
	/** What the frames are called; so may these. */
	readonly names: FrameNames;
	readonly frames: IdMap<FrameState>;
	/** From the client down to the innermost delegatee: the linked frames, then the suspended ones that they delegate to. */
	readonly chain: readonly FrameId[];
	/**
	 * Where in the chain the innermost frame stands that runs; where none does, the active one. -1: one below it runs, too.
	 * The next chain begins with it.
	 */
	readonly innermost: number;
	/** With more frames outside of the chain than this, those that ended are pruned. */
	readonly maxOthers: number;
	/** The frame whose source is shown; null before anything ran. */
	readonly active: FrameId | null;
	readonly transit: Transit | null;
	/** The person's statements; empty where the file's own client drives. */
	readonly statements: readonly Statement[];
	/** How many `output` stages came so far. */
	readonly outputs: number;
	/** Resumptions made by clients so far. */
	readonly resumptions: number;
	/** Those of them that the person made. */
	readonly resumptionsByPerson: number;
	readonly ended: {readonly status: number; readonly exception?: Value} | null;
}
