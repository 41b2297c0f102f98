/** The captions of what a resumption does on its way down: it is refused, pushed, handed on to a delegatee. */

import {type CaptionContext, carried, delegateText, delegationAt, type Of, runningText} from './caption-context.ts';
import {moveSentences} from './move-sentences.ts';
import {printable} from './printable.ts';
import {siteOfStage} from './site-of-stage.ts';
import {exceptionText, valueText} from './value-text.ts';

export function refuseCaption({exception, because}: Of<'refuse'>, self: string): string {
	if (exception === undefined) return `${self} is finished already: close() does nothing.`;
	if (exception.type === 'RuntimeError' && because !== undefined) {
		return `${self} was to end, and yielded: ${exceptionText(exception)}. Nobody called, so CPython can only print it.`;
	}
	if (exception.type === 'StopIteration')
		return `${self} is finished: it was exhausted before. StopIteration comes at once.`;
	return `${moveSentences.refuses()}: ${exceptionText(exception)}. Nothing of ${self} runs.`;
}

export function pushCaption(stage: Of<'push'>, context: CaptionContext): string {
	const {state, frame, self} = context;
	if (stage.exception) {
		const where = stage.start ? 'before its first line' : 'where it stands';
		return `${exceptionText(stage.exception)} is thrown into ${self} ${where}: it is raised there, in place of a value.`;
	}

	if (stage.start) {
		return stage.value
			? `${moveSentences.starts(self)}. ${runningText(context, 'It')} No yield waits for a value yet: the ${valueText(stage.value)} on top is dropped.`
			: `${moveSentences.starts(self)}. ${runningText(context, 'It')} Nothing is pushed: no yield waits for a value yet.`;
	}

	const value = carried(stage);
	const lies = `${moveSentences.lies(value, self)}.`;
	const site = frame ? siteOfStage(stage, state, frame) : null;
	if (site === null) return `${lies} ${runningText(context)}`;
	if (site.kind !== 'yield') return `${lies} ${self} does not use it: its ${site.kind} hands it on.`;
	if (site.use === 'assign' && site.target !== undefined) {
		return `${lies} ${printable(site.target)} is not ${value} yet.`;
	}

	return site.use === 'discard'
		? `${lies} This yield assigns it to nothing: it will be popped.`
		: `${lies} It is the value of the yield expression now.`;
}

export function forwardCaption(stage: Of<'forward'>, {self, name}: CaptionContext): string {
	const to = stage.to === null ? 'what it delegates to' : name(stage.to);
	if (stage.closes) return `${to} is closed first: it stands outside of any try, so nothing of it runs for that.`;
	return stage.exception
		? `${self} hands ${exceptionText(stage.exception)} straight on to ${to}. No code of ${self} runs.`
		: `${self} hands ${carried(stage)} straight on to ${to}. No code of ${self} runs.`;
}

export function delegateCaption(stage: Of<'delegate'>, context: CaptionContext): string {
	const keyword = delegationAt(stage, context);
	return `From now on ${context.self}'s ${keyword} hands whatever is sent straight on to ${delegateText(stage, context)}.`;
}
