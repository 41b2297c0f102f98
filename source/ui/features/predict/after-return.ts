import {personId, type Stage, type StageKind} from '../../../engine/stage.ts';
import type {FrameId, Value} from '../../../protocol/index.ts';
import {moveSentences} from '../../../wording/move-sentences.ts';
import {siteOfStage} from '../../../wording/site-of-stage.ts';
import {stopText} from '../../../wording/value-text.ts';
import type {Choice} from '../../state/predicting.ts';
import {taking} from './after-call.ts';
import {any, type ChoiceContext, code, error, type Of, value} from './choice-context.ts';

/** Whether the client's call ends in that way. */
function ended(way: 'value' | 'exception'): Choice['fits'] {
	return next => next.kind === 'result' && next.outcome.way === way;
}

/** How the client is called where its call ends. */
function clients(to: FrameId | null, name: ChoiceContext['name']): string {
	return to === personId || to === null ? 'the client' : name(to);
}

/** Behind a refusal. */
export function refused({exception}: Of<'refuse'>, {self}: ChoiceContext): readonly Choice[] {
	return [
		{text: moveSentences.callEnds('the client', error(exception)), fits: ended('exception')},
		{text: moveSentences.callEnds('the client', 'None'), fits: ended('value')},
		{text: `${self} runs, up to its next yield`, fits: any('push', 'evaluate', 'yield')},
	];
}

/** Behind a yield. */
export function yielded(stage: Of<'yield'>, {state, self, name, here}: ChoiceContext): readonly Choice[] {
	const what = value(stage.value);
	const above = stage.to === null ? undefined : state.frames.get(stage.to);
	const runsOn: Choice = {text: moveSentences.runsOn(self), fits: here('evaluate')};
	if (above !== undefined && above.delegatee !== null) {
		const at = (kind: StageKind) => (next: Stage) => next.kind === kind && next.frame === above.id;
		const outer = name(above.id);
		const target = siteOfStage(null, state, above)?.target;
		return [
			{text: `${moveSentences.passesOn(outer, what)}, and is suspended, too`, fits: at('yield')},
			target === undefined
				? {text: moveSentences.runsOn(outer), fits: at('evaluate')}
				: {text: `${code(target)} = ${what}, in ${outer}`, fits: at('assign')},
			runsOn,
		];
	}

	const whose = clients(stage.to, name);
	return [
		{text: moveSentences.callEnds(whose, what), fits: ended('value')},
		{text: moveSentences.callEnds(whose, 'StopIteration'), fits: ended('exception')},
		runsOn,
	];
}

/** Behind the end of a frame. */
export function returned(stage: Of<'return'>, {state, frame, self, name}: ChoiceContext): readonly Choice[] {
	const what = value(stage.value);
	const kind = frame && state.codes.get(frame.code)?.kind;
	const above = stage.to === null ? undefined : state.frames.get(stage.to);
	const outer = name(stage.to);
	const at =
		(...kinds: readonly StageKind[]) =>
		(next: Stage) =>
			next.frame === stage.to && kinds.includes(next.kind);
	if (kind === 'function' || kind === 'module') {
		return [
			{text: `${outer} goes on with ${what}`, fits: at('evaluate', 'call', 'output', 'yield', 'delegate')},
			{text: `${outer} ends, too`, fits: at('return', 'raise')},
			{text: 'the program is over', fits: any('end')},
		];
	}

	if (above !== undefined && above.delegatee !== null) {
		return [
			{text: moveSentences.takesOut(outer, what), fits: at('catch')},
			{text: moveSentences.yields(outer, what, 'its caller'), fits: at('yield')},
			{text: `StopIteration goes on through ${outer}`, fits: at('raise')},
		];
	}

	const whose = clients(stage.to, name);
	return [
		{text: `${moveSentences.callEnds(whose, stopText(stage.value, 30))}, an exception`, fits: ended('exception')},
		{text: `${moveSentences.callEnds(whose, what)}, a value like a yielded one`, fits: ended('value')},
		{text: `${self} starts again`, fits: next => next.frame === stage.frame},
	];
}

/** Behind the value of a delegatee that returned. */
export function takesValue(held: Value, {state, stage, frame, self, here}: ChoiceContext): readonly Choice[] {
	const site = frame ? siteOfStage(stage, state, frame) : null;
	const what = value(held);
	return [
		...taking(site, what, here),
		{text: moveSentences.yields(self, what, 'its caller'), fits: here('yield')},
	].slice(0, 3) as readonly Choice[];
}

/** Behind an exception that left its frame. */
export function left({exception, to, frame}: Of<'raise'>, {state, name}: ChoiceContext): readonly Choice[] {
	const what = error(exception);
	// Before a throw came to a delegatee its delegator did not run: then no f_back names it.
	const delegator = [...state.frames.values()].find(({delegatee}) => delegatee?.frame === frame);
	const above = delegator ?? (to === null ? undefined : state.frames.get(to));
	if (above === undefined || above.id === personId) {
		return [
			{text: moveSentences.callEnds('the client', what), fits: ended('exception')},
			{text: moveSentences.callEnds('the client', 'None'), fits: ended('value')},
			{text: 'the program is over', fits: any('end', 'output')},
		];
	}

	const outer = name(above.id);
	const at =
		(...kinds: readonly StageKind[]) =>
		(next: Stage) =>
			next.frame === above.id && kinds.includes(next.kind);
	return [
		{text: `${moveSentences.leaves(what, outer)}, too`, fits: at('raise')},
		{text: `${outer} takes it: an except, a finally, or its call is over`, fits: at('catch', 'evaluate', 'result')},
		{text: `it is raised in ${outer}, where that stands`, fits: at('push')},
	];
}

/** Behind the end of a call that a frame of the file made. */
export function came({outcome}: Of<'result'>, {self, here}: ChoiceContext): readonly Choice[] {
	const runsOn: Choice = {text: `${self} runs on`, fits: here('evaluate', 'output', 'call', 'create')};
	const over: Choice = {text: `${self} ends: it returns`, fits: here('return')};
	return outcome.way === 'value'
		? [runsOn, over, {text: moveSentences.leaves('an exception', self), fits: here('raise')}]
		: [
				{text: moveSentences.leaves(error(outcome.exception), self), fits: here('raise')},
				{text: `${self} takes it, and runs on`, fits: here('catch', 'evaluate', 'output', 'call', 'create')},
				over,
			];
}
