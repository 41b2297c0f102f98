/** What sentences about a stage are made of. */

import {personId, type Stage} from '../engine/stage.ts';
import type {FrameState, State} from '../engine/state.ts';
import type {FrameId, SiteKind, Value} from '../protocol/index.ts';
import {frameName} from './frame-name.ts';
import {framePlace} from './frame-place.ts';
import {printable} from './printable.ts';
import {siteOfStage} from './site-of-stage.ts';
import {exceptionText, valueText} from './value-text.ts';

export type Of<Kind extends Stage['kind']> = Extract<Stage, {kind: Kind}>;

/** The state after a stage, and the words for its frames. */
export interface CaptionContext {
	readonly state: State;
	readonly frame: FrameState | undefined;
	/** The name of the stage's own frame. */
	readonly self: string;
	readonly name: (id: FrameId | null) => string;
}

export const UNSEEN_VALUE = 'a value that cannot be seen';

/** `state` is the state after `stage`. */
export function captionContextOf(stage: Stage, state: State): CaptionContext {
	const name = (id: FrameId | null): string => (id === personId ? 'the client' : frameName(state, id));
	return {state, frame: state.frames.get(stage.frame), self: name(stage.frame), name};
}

/** The value or the exception that a stage moves. */
export function carried(move: {readonly value?: Value; readonly exception?: Value}): string {
	if (move.exception) return exceptionText(move.exception);
	return move.value ? valueText(move.value) : UNSEEN_VALUE;
}

/** Who asks for the next value where the client's code makes no call of its own. */
export function askerText(asker: string): string {
	return asker === '*' ? 'unpacking with *' : printable(asker);
}

/** That a frame runs, and who called it, as far as that is known. */
export function runningText({frame, self, name}: CaptionContext, subject = self): string {
	const caller = frame?.caller ?? null;
	return `${subject} is RUNNING${caller === null ? '' : `, called by ${name(caller)}`}.`;
}

/** What a generator or its kin is, by what made it: `the generator that delegator() made`. `name`: that of its frame. */
export function madeText(id: FrameId, {frames, codes}: State, name: string): string {
	const code = codes.get(frames.get(id)?.code ?? -1);
	const [maker = name, number] = name.split('#');
	const kind = code?.kind === 'coroutine' || code?.kind === 'async generator' ? code.kind : 'generator';
	const which = number === undefined ? 'the' : `${name}, a`;
	return maker.includes('<') ? `the ${kind} ${name}` : `${which} ${kind} that ${maker}() made`;
}

/** Which file the frame is in: ` of shop/retry.py`; empty in the program's own file. */
export function fileText({state, frame}: CaptionContext): string {
	const place = framePlace(frame && state.codes.get(frame.code), null);
	return place === null ? '' : ` of ${place}`;
}

/** The keyword at which the stage's frame is suspended. */
export function kindAt(stage: Stage, {state, frame}: CaptionContext): SiteKind | undefined {
	return frame && siteOfStage(stage, state, frame)?.kind;
}

/** The same for a frame that delegates. */
export function delegationAt(stage: Stage, context: CaptionContext): SiteKind {
	const kind = kindAt(stage, context) ?? 'yield';
	return kind === 'yield' ? 'yield from' : kind;
}

/** What a frame delegates to: a frame by its name, anything else by what it is. */
export function delegateText({to, text}: Of<'delegate'>, {state, name}: CaptionContext): string {
	if (to?.frame !== undefined && state.frames.has(to.frame)) return name(to.frame);
	return to ? valueText(to) : printable(text);
}

/** Names of the program's keep their case; our own words begin a sentence. */
export function asSentence(text: string): string {
	return /^(?:the client|a value)\b/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
