/** The caption of a stage: what happened, in one or two sentences. */

import type {Stage} from '../engine/stage.ts';
import type {State} from '../engine/state.ts';
import {callCaption, resultCaption} from './call-captions.ts';
import {asSentence, type CaptionContext, captionContextOf, carried, fileText, kindAt} from './caption-context.ts';
import {catchCaption, createCaption, raiseCaption, returnCaption, yieldCaption} from './frame-captions.ts';
import {frameName} from './frame-name.ts';
import {instructionText} from './instruction.ts';
import {namedStage} from './named-stage.ts';
import {expandTabs, printable} from './printable.ts';
import {delegateCaption, forwardCaption, pushCaption, refuseCaption} from './resumption-captions.ts';
import {taskCaption} from './task-wording.ts';
import {writerText} from './thread-text.ts';
import {exceptionText} from './value-text.ts';

function sentence(stage: Stage, context: CaptionContext): string {
	const {self} = context;
	switch (stage.kind) {
		case 'call':
			return callCaption(stage, context);
		case 'refuse':
			return refuseCaption(stage, self);
		case 'push':
			return pushCaption(stage, context);
		case 'forward':
			return forwardCaption(stage, context);
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
			return createCaption(stage, context);
		case 'drop':
			if (stage.closed)
				return `Nobody refers to ${self} any more. It was closed before, by code that is not shown, and nothing of it ran then.`;
			if (stage.hooked)
				return `The hook did not keep ${self}, and nobody else refers to it. It goes as it stands: CPython does not close it.`;
			return `Nobody refers to ${self} any more, so CPython closes it. Nobody called, and nobody gets a result.`;
		case 'delegate':
			return delegateCaption(stage, context);
		case 'yield':
			return yieldCaption(stage, context);
		case 'return':
			return returnCaption(stage, context);
		case 'catch':
			return catchCaption(stage, context);
		case 'raise':
			return raiseCaption(stage, context);
		case 'result':
			return resultCaption(stage, context);
		case 'spawn':
		case 'wake':
		case 'suspend':
		case 'cancel':
		case 'done':
		case 'choose':
			return taskCaption(stage, context);
		case 'output':
			return `${writerText(stage)} ${stage.stream === 'stderr' ? 'writes to stderr' : 'prints'}: ${printable(stage.text.replace(/\r?\n$/, ''))}`;
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
