/** The caption of a stage: what happened, in one or two sentences. */

import type {Stage} from '../engine/stage.ts';
import {personId} from '../engine/stage.ts';
import type {State} from '../engine/state.ts';
import {
	askerText,
	asSentence,
	type CaptionContext,
	captionContextOf,
	carried,
	delegateText,
	delegationAt,
	kindAt,
	madeText,
	type Of,
	runningText,
	UNSEEN_VALUE,
} from './caption-context.ts';
import {takers} from './detail.ts';
import {frameName} from './frame-name.ts';
import {framePlace} from './frame-place.ts';
import {instructionText} from './instruction.ts';
import {moveSentences} from './move-sentences.ts';
import {namedStage} from './named-stage.ts';
import {expandTabs, printable} from './printable.ts';
import {siteOfStage} from './site-of-stage.ts';
import {taskCaption} from './task-wording.ts';
import {exceptionText, isNoException, stopText, valueText} from './value-text.ts';

function called(stage: Of<'call'>, context: CaptionContext): string {
	const {name, self} = context;
	const call = printable(stage.text);
	const to = stage.to === null ? 'a generator' : name(stage.to);
	const receiver = receiverText(stage.text);
	const introduced = introduction(stage, receiver, context);
	const down = introduced === null ? to : `${receiver}, ${introduced}`;
	if (stage.asker !== undefined) return `${self}'s ${askerText(stage.asker)} ${asksText(stage, to)}.`;
	switch (stage.method) {
		case 'next':
			return `${self} calls ${call}: the same as ${receiver ?? to}.send(None).${introduced === null ? '' : ` ${receiver} is ${introduced}.`}`;
		case 'send':
			return `${self} calls ${call}: ${stage.argument ? valueText(stage.argument) : UNSEEN_VALUE} is on its way down to ${down}.`;
		case 'throw':
			if (stage.argument && isNoException(stage.argument)) {
				return `${self} calls ${call}: ${exceptionText(stage.argument)} is no exception, so CPython makes a TypeError of it.`;
			}

			return `${self} calls ${call}: ${stage.argument ? exceptionText(stage.argument) : 'an exception'} is on its way down to ${down}.`;
		case 'close':
			return `${self} calls ${call}: GeneratorExit will be thrown in where ${to} stands.`;
		default:
			return stage.to === null ? `${self} runs ${call}.` : `${self} runs ${call}, which resumes ${to}.`;
	}
}

/** What the client calls `next()` with, or a method of, as the source words it. */
function receiverText(text: string): string | undefined {
	const found = /^next\(([\w.]+)\)$/.exec(text)?.[1] ?? /^([\w.]+)\.(?:send|throw)\(/.exec(text)?.[1];
	return found === undefined ? undefined : printable(found);
}

/** What a name of the client's stands for, where it is called for the first time and the frame goes by another name. */
function introduction({to}: Of<'call'>, receiver: string | undefined, context: CaptionContext): string | null {
	const {state, name, frame} = context;
	// What a task calls its coroutine is a name of asyncio's own.
	if (frame && state.codes.get(frame.code)?.kind === 'task') return null;
	const isNew = to !== null && state.frames.get(to)?.status === 'created';
	return isNew && receiver !== undefined && receiver !== name(to) ? madeText(to, state, name(to)) : null;
}

/** ` of shop/retry.py`; empty in the program's own file. */
function fileText({state, frame}: CaptionContext): string {
	const place = framePlace(frame && state.codes.get(frame.code), null);
	return place === null ? '' : ` of ${place}`;
}

function asksText({asker, text, method}: Of<'call'>, to: string): string {
	return asker === 'with' || method !== 'next'
		? `runs ${printable(text)}, which resumes ${to}`
		: `asks ${to} for its next value`;
}

function pushed(stage: Of<'push'>, context: CaptionContext): string {
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

function forwarded(stage: Of<'forward'>, {self, name}: CaptionContext): string {
	const to = stage.to === null ? 'what it delegates to' : name(stage.to);
	if (stage.closes) return `${to} is closed first: it stands outside of any try, so nothing of it runs for that.`;
	return stage.exception
		? `${self} hands ${exceptionText(stage.exception)} straight on to ${to}. No code of ${self} runs.`
		: `${self} hands ${carried(stage)} straight on to ${to}. No code of ${self} runs.`;
}

function refusedText({exception, because}: Of<'refuse'>, self: string): string {
	if (exception === undefined) return `${self} is finished already: close() does nothing.`;
	if (exception.type === 'RuntimeError' && because !== undefined) {
		return `${self} was to end, and yielded: ${exceptionText(exception)}. Nobody called, so CPython can only print it.`;
	}
	if (exception.type === 'StopIteration')
		return `${self} is finished: it was exhausted before. StopIteration comes at once.`;
	return `${moveSentences.refuses()}: ${exceptionText(exception)}. Nothing of ${self} runs.`;
}

/** Without `made`, who made it is not seen: `by` is who has it first. */
function created({by, made: isMade}: Of<'create'>, context: CaptionContext): string {
	const {state, frame, self, name} = context;
	const kind = (frame && state.codes.get(frame.code)?.kind) ?? 'generator';
	const made =
		by === null
			? `A new ${kind.replace('iterable coroutine', 'generator')}, ${self}, is made`
			: `${name(by)} ${isMade || by === personId ? 'makes' : 'has'} a new ${kind.replace('iterable coroutine', 'generator')}, ${self}`;
	return `${made}${fileText(context)}. It is CREATED: none of its code has run yet.`;
}

function delegated(stage: Of<'delegate'>, context: CaptionContext): string {
	const keyword = delegationAt(stage, context);
	return `From now on ${context.self}'s ${keyword} hands whatever is sent straight on to ${delegateText(stage, context)}.`;
}

function yielded(stage: Of<'yield'>, {self, name}: CaptionContext): string {
	const value = valueText(stage.value);
	const to = stage.to === null ? 'its caller' : name(stage.to);
	return stage.passes
		? `${moveSentences.passesOn(self, value, to)} unchanged. It is SUSPENDED as well.`
		: `${moveSentences.yields(self, value, to)}. It is SUSPENDED there, without a caller.`;
}

function returned(stage: Of<'return'>, {state, frame, self, name}: CaptionContext): string {
	const value = valueText(stage.value);
	const kind = frame && state.codes.get(frame.code)?.kind;
	if (kind === 'function' || kind === 'module') return `${moveSentences.returns(self, value)}.`;
	const to = stage.to === null ? 'its caller' : name(stage.to);
	const stop = kind === 'async generator' ? 'StopAsyncIteration' : stopText(stage.value);
	return `${moveSentences.returns(self, value)} and is over: ${to} gets it as ${stop}.`;
}

function caught(stage: Of<'catch'>, context: CaptionContext): string {
	const {self} = context;
	if (stage.value) {
		const delegation = `${self}'s ${delegationAt(stage, context)}`;
		return `${moveSentences.takesOut(delegation, valueText(stage.value))}: no other call is needed.`;
	}

	return `${self} catches ${carried(stage)}.`;
}

function raised(stage: Of<'raise'>, {self, name}: CaptionContext): string {
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

function ended({outcome, statement, from}: Of<'result'>, {self, name, state}: CaptionContext): string {
	const target = /^\s*(\w+)\s*=[^=]/.exec(statement ?? '')?.[1];
	if (outcome.way === 'value') {
		const value = valueText(outcome.value);
		if (
			target !== undefined &&
			from !== null &&
			from === outcome.value.frame &&
			state.frames.get(from)?.status === 'created'
		) {
			return /^async_generator_/.test(outcome.value.type)
				? `${target} is an awaitable of ${name(from)}: what is sent to it resumes ${name(from)}.`
				: `${target} is ${madeText(from, state, name(from))}. None of its code has run yet.`;
		}

		return target === undefined
			? `${moveSentences.callEnds(self, value)}.`
			: `${self}'s call ends: ${target} is ${value}.`;
	}

	const nothing = target === undefined ? '' : ` Nothing is assigned to ${target}.`;
	return `${moveSentences.callEnds(self, exceptionText(outcome.exception))}.${nothing}`;
}

function sentence(stage: Stage, context: CaptionContext): string {
	const {self} = context;
	switch (stage.kind) {
		case 'call':
			return called(stage, context);
		case 'refuse':
			return refusedText(stage, self);
		case 'push':
			return pushed(stage, context);
		case 'forward':
			return forwarded(stage, context);
		case 'assign':
			return `${self} takes ${carried(stage)} off the top of its value stack: ${printable(stage.target)} is ${carried(stage)} now.`;
		case 'discard':
			return `${self} pops ${carried(stage)} off its value stack: it is assigned to nothing.`;
		case 'use':
			return `The expression around ${self}'s ${kindAt(stage, context) ?? 'yield'} goes on with ${carried(stage)}.`;
		case 'evaluate':
			return stage.instruction
				? `${self} is about to run the instruction ${instructionText(stage.instruction)}.`
				: `${self} is about to run line ${stage.line}${fileText(context)}: ${printable(expandTabs(stage.text).trim())}`;
		case 'create':
			return created(stage, context);
		case 'drop':
			if (stage.closed)
				return `Nobody refers to ${self} any more. It was closed before, by code that is not shown, and nothing of it ran then.`;
			return `Nobody refers to ${self} any more, so CPython closes it. Nobody called, and nobody gets a result.`;
		case 'delegate':
			return delegated(stage, context);
		case 'yield':
			return yielded(stage, context);
		case 'return':
			return returned(stage, context);
		case 'catch':
			return caught(stage, context);
		case 'raise':
			return raised(stage, context);
		case 'result':
			return ended(stage, context);
		case 'spawn':
		case 'wake':
		case 'suspend':
		case 'cancel':
		case 'done':
		case 'choose':
			return taskCaption(stage, context);
		case 'output':
			return `The program ${stage.stream === 'stderr' ? 'writes to stderr' : 'prints'}: ${printable(stage.text.replace(/\r?\n$/, ''))}`;
		case 'end':
			return stage.exception
				? `The program ends with ${exceptionText(stage.exception)}, exit status ${stage.status}.`
				: `The program is over, exit status ${stage.status}.`;
		default: {
			const never: never = stage;
			return never;
		}
	}
}

/**
 * One plain sentence or two on what `stage` did, naming the actual values. `state` is the state after it.
 * Safe on a terminal; not cut to any width.
 */
export function caption(stage: Stage, state: State): string {
	const told = namedStage(stage, id => frameName(state, id));
	return asSentence(sentence(told, captionContextOf(told, state)));
}
