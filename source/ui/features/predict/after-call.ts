import type {Stage, StageKind} from '../../../engine/stage.ts';
import type {Site, Value} from '../../../protocol/index.ts';
import {moveSentences} from '../../../wording/move-sentences.ts';
import {siteOfStage} from '../../../wording/site-of-stage.ts';
import type {Choice} from '../../state/predicting.ts';
import {any, type ChoiceContext, code, error, type Of, value} from './choice-context.ts';

/** Behind `next` or `send`. What CPython's guard may say is in `gen_send_ex` of Objects/genobject.c. */
export function called({to, argument, method}: Of<'call'>, {state, name}: ChoiceContext): readonly Choice[] {
	const target = to === null ? undefined : state.frames.get(to);
	const whose = to === null ? 'the generator' : name(to);
	const carried = argument === undefined ? (method === 'next' ? 'None' : 'the value') : value(argument);
	const site = target && siteOfStage(null, state, target);
	const pushes: Choice = {
		text:
			target?.status === 'created'
				? `${moveSentences.starts(whose)}, with ${carried}`
				: moveSentences.lies(carried, whose),
		fits: any('push'),
	};
	const third: Choice =
		site?.target === undefined
			? {text: `${whose} goes on with its next line, with no value`, fits: any('evaluate')}
			: {text: `${code(site.target)} = ${carried}, in ${whose}`, fits: any('assign')};
	return [pushes, {text: `${moveSentences.refuses()} the call`, fits: any('refuse')}, third];
}

/** Behind `throw` or `close`. */
export function thrown({to, argument, method}: Of<'call'>, {state, name}: ChoiceContext): readonly Choice[] {
	const target = to === null ? undefined : state.frames.get(to);
	const whose = to === null ? 'the generator' : name(to);
	const what = method === 'close' ? 'GeneratorExit' : error(argument);
	const delegatee = target?.delegatee ?? null;
	const inner = delegatee?.frame === undefined ? null : name(delegatee.frame);
	const raised: Choice = {
		text: `${what} is raised in ${whose}, where it stands`,
		fits: next => next.kind === 'push' && next.frame === to,
	};
	const first: Choice = {
		text: `${what} goes to ${inner ?? 'what it delegates to'} first`,
		fits: next => next.kind === 'forward' || (next.kind === 'push' && next.frame !== to),
	};
	const over: Choice = {
		text: `nothing of ${whose} runs: the call ends at once`,
		fits: any('refuse', 'result'),
	};
	const ignored: Choice = {text: `${whose} goes on with its next line`, fits: any('evaluate')};
	return delegatee === null ? [raised, over, ignored] : [raised, first, over];
}

/** Behind a push of a value: where that may go. */
export function pushed(stage: Of<'push'>, context: ChoiceContext): readonly Choice[] {
	const {state, frame, self, name, here} = context;
	const what = value(stage.value);
	if (stage.start) {
		return [
			{text: `the first line of ${self} runs`, fits: here('evaluate')},
			{text: `${moveSentences.yields(self, what)} at once`, fits: here('yield')},
			{text: `${what} is assigned in ${self}`, fits: here('assign')},
		];
	}

	const site = frame ? siteOfStage(stage, state, frame) : null;
	const back: Choice = {text: `${moveSentences.yields(self, what)} back`, fits: here('yield')};
	if (site === null || site.kind === 'yield') return [...taking(site, what, here), back].slice(0, 3);
	const delegatee = frame?.delegatee ?? null;
	const own = taking(site, what, here)[0] ?? back;
	// Where it is not known what that is, it is not told that the None goes there.
	if (delegatee?.type === '?' && what === 'None') return [...nextOf(delegatee, context), own];
	const inner = delegatee === null ? 'what it delegates to' : innerName(delegatee, name);
	return [{text: `${self} hands ${what} on to ${inner}`, fits: here('forward')}, own, back];
}

/** What a frame delegates to: another frame by its name, anything else by what it is. */
function innerName(delegatee: Value, name: ChoiceContext['name']): string {
	return delegatee.frame === undefined ? value(delegatee) : name(delegatee.frame);
}

/** The iterator of a list, say, has no frame: its answer is seen as the delegator's own stage. */
function nextOf(delegatee: Value, {self, here}: ChoiceContext): readonly Choice[] {
	const inner = value(delegatee);
	return [
		{text: moveSentences.yields(self, `what ${inner} gives next`), fits: here('yield')},
		// On 3.6 the taking is not seen.
		{text: `${inner} has no more: its StopIteration is taken`, fits: here('catch', 'evaluate', 'output')},
	];
}

/** Where the value on top of a stack may go, the way that the code prescribes first. */
export function taking(site: Site | null, what: string, here: ChoiceContext['here']): readonly Choice[] {
	const assigned: Choice = {
		text: site?.target === undefined ? `${what} is assigned` : `${code(site.target)} = ${what}`,
		fits: here('assign'),
	};
	const popped: Choice = {text: `${what} is popped, and assigned to nothing`, fits: here('discard')};
	// What a call does with it comes before the call is over.
	const used: Choice = {text: `${what} is used by the expression around the yield`, fits: here('use', 'output')};
	switch (site?.use) {
		case 'discard':
			return [popped, used];
		case 'use':
			return [used, popped];
		default:
			return [assigned, popped];
	}
}

const lineOf = (stage: Stage): number | undefined => (stage.kind === 'evaluate' ? stage.line : undefined);

/** An `except` or `finally` is on another line; CPython may report the line of a `yield from` again before it. */
export function handling({self, frame, here}: ChoiceContext): Choice {
	return {
		text: `an except or finally of ${self} takes it`,
		fits: next => here('catch')(next) || (here('evaluate')(next) && lineOf(next) !== frame?.line),
	};
}

/** Behind an exception that is thrown in. */
export function raisedHere(exception: Value, context: ChoiceContext): readonly Choice[] {
	const {state, stage, self, frame, name, here} = context;
	const what = error(exception);
	const delegates = (frame && siteOfStage(stage, state, frame)?.kind) ?? 'yield';
	return [
		{text: `${moveSentences.leaves(what, self)}, to ${name(frame?.caller ?? null)}`, fits: here('raise')},
		handling(context),
		delegates === 'yield'
			? {text: `${self} gets it as a value, on top of its stack`, fits: here('push')}
			: {
					text: `the line of its ${delegates} goes on: is it a StopIteration?`,
					fits: next => here('evaluate')(next) && lineOf(next) === frame?.line,
				},
	];
}

/** Behind a resumption that a delegator handed on. */
export function forwarded(stage: Of<'forward'>, context: ChoiceContext): readonly Choice[] {
	const {state, self, name, here} = context;
	const to = stage.to === null ? 'the delegatee' : name(stage.to);
	const target = stage.to === null ? undefined : state.frames.get(stage.to);
	const site = target && siteOfStage(null, state, target);
	const into = (kind: StageKind) => (next: Stage) => next.kind === kind && next.frame === stage.to;
	if (stage.exception !== undefined) {
		const what = error(stage.exception);
		return [
			{text: `${what} is raised in ${to}, where it stands`, fits: into('push')},
			{text: `${to} hands ${what} on`, fits: into('forward')},
			{text: `${what} is raised in ${self}`, fits: ({kind, frame}) => kind === 'push' && frame === stage.frame},
		];
	}

	const what = value(stage.value);
	const foreign = stage.delegatee ?? state.frames.get(stage.frame)?.delegatee ?? null;
	if (stage.to === null && foreign !== null) {
		if (what === 'None') {
			return [...nextOf(foreign, context), {text: `an exception comes out of ${value(foreign)}`, fits: here('raise')}];
		}

		return [
			{text: `${value(foreign)} has no send(): AttributeError`, fits: here('raise')},
			...nextOf(foreign, context),
		];
	}

	return [
		{text: moveSentences.lies(what, to), fits: into('push')},
		site?.target === undefined
			? {text: `${to} goes on with its next line, with no value`, fits: into('evaluate')}
			: {text: `${code(site.target)} = ${what}, in ${to}`, fits: into('assign')},
		{
			text: moveSentences.yields(self, what, 'its caller'),
			fits: ({kind, frame}) => kind === 'yield' && frame === stage.frame,
		},
	];
}

/** Behind the start of a delegation. */
export function delegated({to, text}: Of<'delegate'>, {self, name, here}: ChoiceContext): readonly Choice[] {
	const inner = to?.frame === undefined ? code(text) : name(to.frame);
	const into: Choice = {
		text: `${inner} starts or goes on, with None`,
		fits: next => next.kind === 'push' || next.kind === 'forward',
	};
	return [
		into,
		{
			text: moveSentences.yields(self, to?.frame === undefined ? `what ${inner} gives first` : inner),
			fits: here('yield'),
		},
		to?.frame === undefined
			? {text: `${inner} is over at once, and its value is taken`, fits: here('catch')}
			: {text: moveSentences.runsOn(self), fits: here('evaluate')},
	];
}
