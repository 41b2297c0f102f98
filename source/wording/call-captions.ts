/** The captions of a call and of its result. */

import {askedText} from './asked-text.ts';
import {askerText, type CaptionContext, madeText, type Of, UNSEEN_VALUE} from './caption-context.ts';
import {moveSentences} from './move-sentences.ts';
import {printable} from './printable.ts';
import {exceptionText, isNoException, valueText} from './value-text.ts';

export function callCaption(stage: Of<'call'>, context: CaptionContext): string {
	const {name, self} = context;
	const call = printable(stage.text);
	const to = stage.to === null ? 'a generator' : name(stage.to);
	const receiver = receiverText(stage.text);
	const introduced = introduction(stage, receiver, context);
	const down = introduced === null ? to : `${receiver}, ${introduced}`;
	if (stage.asker !== undefined) return `${self}'s ${askerText(stage.asker)} ${asksText(stage, to, name)}.`;
	switch (stage.method) {
		case 'next':
			return `${self} calls ${call}: the same as ${receiver ?? to}.send(None).${introduced === null ? '' : ` ${receiver} is ${introduced}.`}`;
		case 'send':
			return `${self} calls ${call}: ${stage.argument ? valueText(stage.argument) : UNSEEN_VALUE} is on its way down to ${down}.`;
		case 'throw':
			if (stage.argument && isNoException(stage.argument)) {
				return `${self} calls ${call}: ${exceptionText(stage.argument)} is not an exception, so CPython raises a TypeError instead.`;
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

function asksText(stage: Of<'call'>, to: string, name: CaptionContext['name']): string {
	if (stage.method === 'close') return `runs ${askedText(stage, name)}, which closes ${to}`;
	return stage.asker === 'with' || stage.method !== 'next'
		? `runs ${askedText(stage, name)}, which resumes ${to}`
		: `asks ${to} for its next value`;
}

export function resultCaption({outcome, statement, from}: Of<'result'>, {self, name, state}: CaptionContext): string {
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
