import type {Stage} from '../../../engine/stage.ts';
import type {FrameState, State} from '../../../engine/state.ts';
import type {Site} from '../../../protocol/index.ts';
import {moveSentences} from '../../../wording/move-sentences.ts';
import type {Choice} from '../../state/predicting.ts';
import {handling} from './after-call.ts';
import {any, type ChoiceContext, code, type Of} from './choice-context.ts';

/** Behind the value of a `yield` being taken. */
export function taken({stage, self, here}: ChoiceContext): readonly Choice[] {
	const nextLine: Choice = {text: moveSentences.runsOn(self), fits: here('evaluate')};
	const over: Choice = {text: moveSentences.over(self), fits: here('return', 'raise')};
	if (stage.kind === 'use') {
		const inLine = `${self} goes on in this line: it calls, prints or yields`;
		return [nextLine, {text: inLine, fits: next => !nextLine.fits(next) && !over.fits(next)}, over];
	}

	return [nextLine, {text: `${self} yields again, still in this line`, fits: here('yield', 'delegate')}, over];
}

/** The suspension point in the line that a frame is about to run. */
function siteInLine(frame: FrameState | undefined, state: State): Site | undefined {
	return frame && state.codes.get(frame.code)?.sites.find(({line}) => line === frame.line);
}

/** After a line that is about to run, by what is in it. */
export function goesOn(context: ChoiceContext): readonly Choice[] {
	const {state, stage, frame, self, name, here} = context;
	const site = siteInLine(frame, state);
	const caller = name(frame?.caller ?? null);
	const nextLine: Choice = {text: moveSentences.runsOn(self), fits: here('evaluate')};
	if (site?.kind === 'yield') {
		const operand = code(site.operand);
		return [
			{text: moveSentences.yields(self, operand, caller), fits: here('yield')},
			site.target === undefined ? nextLine : {text: `${code(site.target)} = ${operand}`, fits: here('assign')},
			{text: `${moveSentences.returns(self, operand)}: it is over`, fits: here('return')},
		];
	}

	if (site !== undefined && stage.kind === 'evaluate' && frame?.delegatee) {
		// It stood here already when an exception came: `_gen_throw` let the line go on.
		return [
			{text: `${moveSentences.leaves('an exception', self)}, to ${caller}`, fits: here('raise')},
			handling(context),
			{text: `${self} delegates again`, fits: here('delegate')},
		];
	}

	if (site !== undefined && stage.kind === 'output') {
		return [
			nextLine,
			{text: `${self} delegates again`, fits: here('delegate')},
			{text: moveSentences.over(self), fits: here('return', 'raise')},
		];
	}

	if (site !== undefined) {
		const operand = code(site.operand);
		return [
			{text: `${self} delegates to ${operand}`, fits: here('delegate')},
			{text: `${moveSentences.yields(self, operand)} itself`, fits: here('yield')},
			site.operand?.includes('(') ? {text: `${operand} makes a generator`, fits: any('create')} : nextLine,
		];
	}

	const text = stage.kind === 'evaluate' ? stage.text : '';
	const returns = /^return\b\s*(.*)$/s.exec(text);
	if (returns !== null) {
		const what = code(returns[1] || undefined);
		return [
			{text: `${moveSentences.returns(self, what)}: its frame is over`, fits: here('return')},
			{text: `${moveSentences.yields(self, what, caller)}, to go on later`, fits: here('yield')},
			nextLine,
		];
	}

	return plainLine(text, nextLine, context);
}

function plainLine(text: string, nextLine: Choice, {self, here}: ChoiceContext): readonly Choice[] {
	const prints: Choice = {text: 'the program prints', fits: any('output')};
	const elsewhere: Choice = {
		text: `another frame than ${self}: a call, or a new generator`,
		fits: next => ['create', 'call', 'push', 'evaluate'].includes(next.kind) && !nextLine.fits(next),
	};
	const over: Choice = {text: moveSentences.over(self), fits: here('return', 'raise')};
	if (/\bprint\s*\(/.test(text)) {
		return [prints, nextLine, /\(.*\(/.test(text) ? elsewhere : over];
	}

	return text.includes('(') ? [elsewhere, nextLine, over] : [nextLine, over, elsewhere];
}

/** After a generator was made. */
export function created(stage: Of<'create'>, {self, name}: ChoiceContext): readonly Choice[] {
	const by = name(stage.by);
	const delegates = (next: Stage): boolean => next.frame === stage.by && next.kind === 'delegate';
	return [
		{text: `${by} goes on: nothing of ${self} runs`, fits: next => next.frame !== stage.frame && !delegates(next)},
		{text: `the first line of ${self} runs`, fits: next => next.frame === stage.frame && next.kind === 'evaluate'},
		{text: `${by} delegates to ${self}`, fits: delegates},
	];
}

/** After a frame has caught an exception. */
export function caught({self, here}: ChoiceContext): readonly Choice[] {
	return [
		{text: `${self} runs on, in its except or finally`, fits: here('evaluate')},
		{text: moveSentences.over(self), fits: here('return', 'raise')},
		{text: `${self} yields`, fits: here('yield')},
	];
}
