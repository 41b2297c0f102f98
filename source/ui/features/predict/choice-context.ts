/** What the choices of a prediction are worded with. */

import type {Stage, StageKind} from '../../../engine/stage.ts';
import type {FrameState, State} from '../../../engine/state.ts';
import type {FrameId, Value} from '../../../protocol/index.ts';
import {printable} from '../../../wording/printable.ts';
import {exceptionText, shorten, valueText} from '../../../wording/value-text.ts';
import type {Choice} from '../../state/predicting.ts';

export type Of<Kind extends StageKind> = Extract<Stage, {kind: Kind}>;

/** What the choices are worded with. */
export interface ChoiceContext {
	readonly state: State;
	readonly stage: Stage;
	/** The stage's own frame. */
	readonly frame: FrameState | undefined;
	readonly self: string;
	readonly name: (id: FrameId | null) => string;
	/** Whether a later stage is of one of these kinds, in the stage's own frame. */
	readonly here: (...kinds: readonly StageKind[]) => Choice['fits'];
}

export const any =
	(...kinds: readonly StageKind[]): Choice['fits'] =>
	({kind}) =>
		kinds.includes(kind);

export const code = (text: string | undefined): string => shorten(printable(text ?? 'None').replace(/\s+/g, ' '), 30);
export const value = (of: Value | undefined): string => (of === undefined ? 'the value' : valueText(of, 30));
export const error = (of: Value | undefined): string => (of === undefined ? 'the exception' : exceptionText(of, 40));
