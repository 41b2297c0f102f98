import type {Value} from '../../protocol/index.ts';
import {conclude} from './calls.ts';
import type {Of} from './known.ts';
import type {Memory} from './memory.ts';
import {settle} from './settle.ts';

/** A value leaves the frame; it is suspended. */
export function yielded(memory: Memory, observation: Of<'yield'>): void {
	const known = memory.frames.get(observation.frame);
	if (known === undefined) return;
	const {site: index, value} = observation;
	const seen = memory.see(observation, {site: index});
	settle(memory, known, seen);
	const site = index === null ? undefined : known.code.sites[index];
	const passes = site !== undefined && site.kind !== 'yield';
	memory.emit(known.id, {kind: 'yield', value, passes, to: known.caller}, {seen});
	memory.leave(known);
	conclude(memory, known, {way: 'value', value});
}

/** The frame ends with a value. */
export function returned(memory: Memory, observation: Of<'return'>): void {
	const known = memory.frames.get(observation.frame);
	if (known === undefined) return;
	const {value} = observation;
	const seen = memory.see(observation);
	settle(memory, known, seen);
	const delegator = memory.delegatorOf(known);
	if (delegator !== undefined) delegator.delegated = value;
	memory.emit(known.id, {kind: 'return', value, to: known.caller}, {seen});
	memory.leave(known);
	conclude(memory, known, {way: 'exception', exception: stopIteration(value)});
	memory.frames.delete(known.id);
}

/** The frame ends with an exception. */
export function unwound(memory: Memory, observation: Of<'unwind'>): void {
	const known = memory.frames.get(observation.frame);
	if (known === undefined) return;
	const {exception} = observation;
	const seen = memory.see(observation);
	memory.emit(known.id, {kind: 'raise', exception, to: known.caller}, {seen});
	memory.leave(known);
	conclude(memory, known, {way: 'exception', exception});
	memory.frames.delete(known.id);
}

/** How CPython wraps a returned value (`_PyGen_SetStopIterationValue`, Objects/genobject.c). */
function stopIteration(value: Value): Value {
	return {type: 'StopIteration', repr: value.repr === 'None' ? 'StopIteration()' : `StopIteration(${value.repr})`};
}
