/** Captions and details that tell nothing of what follows: for a room that predicts the next stage. */

import type {Stage} from '../engine/stage.ts';
import type {State} from '../engine/state.ts';
import type {FrameId} from '../protocol/index.ts';
import {askedText} from './asked-text.ts';
import {caption} from './caption.ts';
import {
	askerText,
	asSentence,
	type CaptionContext,
	captionContextOf,
	carried,
	delegateText,
	delegationAt,
	kindAt,
	type Of,
	runningText,
} from './caption-context.ts';
import {detail} from './detail.ts';
import {frameName} from './frame-name.ts';
import {moveSentences} from './move-sentences.ts';
import {namedStage} from './named-stage.ts';
import {printable} from './printable.ts';
import {exceptionText, isNoException, valueText} from './value-text.ts';

/** What a call is for is the answer, where it is not `next`, `send` or `throw`. */
function called(stage: Of<'call'>, {self, name}: CaptionContext): string | null {
	const {asker, method, text, argument} = stage;
	if (asker !== undefined) {
		return asker !== 'with' && method === 'next'
			? null
			: `${self}'s ${askerText(asker)} runs ${askedText(stage, name)}.`;
	}

	const call = printable(text);
	if (method === undefined) return `${self} runs ${call}.`;
	const refused = method === 'throw' && argument !== undefined && isNoException(argument);
	return method === 'close' || refused ? `${self} calls ${call}.` : null;
}

function pushed(stage: Of<'push'>, context: CaptionContext): string {
	const {self} = context;
	if (stage.exception) {
		return `${exceptionText(stage.exception)} is thrown into ${self} ${stage.start ? 'before its first line' : 'where it stands'}.`;
	}

	return stage.start
		? `${moveSentences.starts(self)}. ${runningText(context, 'It')}`
		: `${moveSentences.lies(carried(stage), self)}. ${runningText(context)}`;
}

function returned(stage: Of<'return'>, {state, frame, self}: CaptionContext): string | null {
	const kind = frame && state.codes.get(frame.code)?.kind;
	return kind === 'function' || kind === 'module'
		? null
		: `${moveSentences.returns(self, valueText(stage.value))} and is over.`;
}

/** Null: the whole caption describes the present only. */
function sentence(stage: Stage, context: CaptionContext): string | null {
	const {self, name} = context;
	switch (stage.kind) {
		case 'call':
			return called(stage, context);
		case 'refuse':
			return stage.exception === undefined
				? `${self} is finished already.`
				: `${moveSentences.refuses()}: ${exceptionText(stage.exception)}.`;
		case 'push':
			return pushed(stage, context);
		case 'forward':
			return `${carried(stage)} goes on to ${stage.to === null ? `what ${self} delegates to` : name(stage.to)}.`;
		case 'use':
			return `The expression around ${self}'s ${kindAt(stage, context) ?? 'yield'} takes ${carried(stage)}.`;
		case 'delegate':
			return `${self}'s ${delegationAt(stage, context)} stands on ${delegateText(stage, context)} now.`;
		case 'return':
			return returned(stage, context);
		case 'catch':
			return stage.value === undefined
				? null
				: `${self}'s ${delegationAt(stage, context)} takes ${valueText(stage.value)} out of StopIteration.`;
		case 'raise':
			return stage.taken ? `${moveSentences.leaves(exceptionText(stage.exception), self)}. ${self} is over.` : null;
		default:
			return null;
	}
}

/**
 * The caption of a stage without what follows from it: it is the same whichever stage comes next, and names no move
 * that may be that stage. `state` is the state after the stage.
 */
export function presentCaption(stage: Stage, state: State): string {
	const told = namedStage(stage, id => frameName(state, id));
	const present = sentence(told, captionContextOf(told, state));
	return present === null ? caption(stage, state) : asSentence(present);
}

/** The same for the last column of the stage's row in the log. */
export function presentDetail(stage: Stage, name: (frame: FrameId) => string): string {
	switch (stage.kind) {
		case 'refuse':
			return stage.exception === undefined ? 'it is finished' : detail(stage, name);
		case 'forward': {
			const {closes: _, ...rest} = stage;
			return detail(rest, name);
		}
		case 'return':
			return stage.as === null ? detail(stage, name) : `${valueText(stage.value)}; frame released`;
		case 'raise': {
			const {taken: _, ...rest} = stage;
			return detail(rest, name);
		}
		default:
			return detail(stage, name);
	}
}
