/** The captions of a frame's creation, and of what leaves or ends it: a yield, a return, an exception. */

import {personId} from '../engine/stage.ts';
import {type CaptionContext, carried, delegationAt, fileText, type Of} from './caption-context.ts';
import {takers} from './detail.ts';
import {moveSentences} from './move-sentences.ts';
import {exceptionText, stopText, valueText} from './value-text.ts';

/** Without `made`, who made it is not seen: `by` is who has it first. */
export function createCaption({by, made: isMade}: Of<'create'>, context: CaptionContext): string {
	const {state, frame, self, name} = context;
	const kind = (frame && state.codes.get(frame.code)?.kind) ?? 'generator';
	const made =
		by === null
			? `A new ${kind.replace('iterable coroutine', 'generator')}, ${self}, is made`
			: `${name(by)} ${isMade || by === personId ? 'makes' : 'has'} a new ${kind.replace('iterable coroutine', 'generator')}, ${self}`;
	return `${made}${fileText(context)}. It is CREATED: none of its code has run yet.`;
}

export function yieldCaption(stage: Of<'yield'>, {self, name}: CaptionContext): string {
	const value = valueText(stage.value);
	const to = stage.to === null ? 'its caller' : name(stage.to);
	return stage.passes
		? `${moveSentences.passesOn(self, value, to)} unchanged. It is SUSPENDED as well.`
		: `${moveSentences.yields(self, value, to)}. It is SUSPENDED there, without a caller.`;
}

export function returnCaption(stage: Of<'return'>, {state, frame, self, name}: CaptionContext): string {
	const value = valueText(stage.value);
	const kind = frame && state.codes.get(frame.code)?.kind;
	if (kind === 'function' || kind === 'module') return `${moveSentences.returns(self, value)}.`;
	const to = stage.to === null ? 'its caller' : name(stage.to);
	const stop = kind === 'async generator' ? 'StopAsyncIteration' : stopText(stage.value);
	return `${moveSentences.returns(self, value)} and is over: ${to} gets it as ${stop}.`;
}

export function catchCaption(stage: Of<'catch'>, context: CaptionContext): string {
	const {self} = context;
	if (stage.value) {
		const delegation = `${self}'s ${delegationAt(stage, context)}`;
		return `${moveSentences.takesOut(delegation, valueText(stage.value))}: no other call is needed.`;
	}

	return `${self} catches ${carried(stage)}.`;
}

export function raiseCaption(stage: Of<'raise'>, {self, name}: CaptionContext): string {
	const text = exceptionText(stage.exception);
	if (stage.taken !== undefined) {
		const who = stage.taken === 'drop' ? 'CPython, which threw it in,' : `the ${takers[stage.taken]} that threw it in`;
		return `${moveSentences.leaves(text, self)}: ${who} takes it. ${self} is over.`;
	}

	const to = stage.unraisable ? 'nobody: CPython prints it' : stage.to === null ? 'its caller' : name(stage.to);
	const stop = stage.exception.type === 'RuntimeError' && /raised (Stop(?:Async)?Iteration)/.exec(text)?.[1];
	return stop
		? `${stop} may not leave ${self} (PEP 479): ${text} goes to ${to} instead. ${self} is over.`
		: `${moveSentences.leaves(text, self)} and goes to ${to}. ${self} is over.`;
}
