/** What a `with` statement gets, where contextlib stands between it and a generator. */

import {inherits, type Value} from '../../protocol/index.ts';
import type {Outcome} from '../stage.ts';
import type {Call} from './frame-record.ts';
import type {StagerState} from './stager-state.ts';

const TRUE: Value = {type: 'bool', repr: 'True'};
const FALSE: Value = {type: 'bool', repr: 'False'};

/**
 * What a `with` statement gets of a call, where contextlib stands between it and the generator, which ended the call with
 * `outcome` (`_GeneratorContextManager`, Lib/contextlib.py). Any other call has the outcome itself.
 */
export function ofContextManager(
	{capabilities}: StagerState,
	{ofWith, threw, raised}: Call,
	outcome: Outcome,
): Outcome {
	if (ofWith === undefined) return outcome;
	if (ofWith === '__enter__') return isStop(outcome) ? refused("generator didn't yield") : outcome;
	if (outcome.way === 'value') return refused(`generator didn't stop${threw === undefined ? '' : ' after throw()'}`);
	const isExact = capabilities.withKnowsStopIterationAlone === true;
	if (threw !== undefined && raised && gaveBack(threw, outcome.exception, isExact)) return {way: 'value', value: FALSE};
	return isStop(outcome) ? {way: 'value', value: threw === undefined ? FALSE : TRUE} : outcome;
}

/** Whether the call of a `with` may make others before it is over: `__exit__()` closes a generator that goes on (3.12+). */
export function mayClose({ofWith, outcome}: Call): boolean {
	return ofWith === '__exit__' && outcome?.way === 'value';
}

/**
 * Whether an exception that comes out is the one that was thrown in, or a RuntimeError with a StopIteration that was thrown in
 * as its cause, as PEP 479 makes it: the \`with\` raises what it had. `isExact`: not for subclasses of StopIteration.
 */
function gaveBack(threw: Value, exception: Value, isExact: boolean): boolean {
	if (threw.type === exception.type) return threw.repr === exception.repr;
	const {cause} = exception;
	const isCause = cause?.type === threw.type && cause.repr === threw.repr;
	const isStopIteration = isExact ? threw.type === 'StopIteration' : inherits(threw, 'StopIteration');
	return isStopIteration && exception.type === 'RuntimeError' && isCause;
}

function isStop(outcome: Outcome): boolean {
	return outcome.way === 'exception' && inherits(outcome.exception, 'StopIteration');
}

function refused(text: string): Outcome {
	return {way: 'exception', exception: {type: 'RuntimeError', repr: `RuntimeError("${text}")`}};
}
