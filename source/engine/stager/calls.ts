import type {FrameId, Observation, Value} from '../../protocol/index.ts';
import {type Outcome, personId} from '../stage.ts';
import type {Call, Known, Of} from './known.ts';
import {type Memory, none} from './memory.ts';
import {rules} from './rules.ts';
import {settleUse} from './settle.ts';

/** A call that nothing has come of yet. */
const unmoved = {resumed: false, reached: false, path: [], closes: false, outcome: null} as const;

/** A client calls. */
export function call(memory: Memory, observation: Of<'call'>): void {
	const {caller, frame, method, argument, statement, text, locals, loop} = observation;
	if (goesOn(memory, caller, frame)) return;
	settleUse(memory);
	memory.resumption += 1;
	memory.resulted = false;
	const known = {
		...(method === undefined ? {} : {method}),
		...(argument === undefined ? {} : {argument}),
		...(statement === undefined ? {} : {statement}),
	};
	memory.calls.push({client: caller, target: frame, ...known, ...unmoved});
	const task = memory.tasks.get(caller);
	const seen = memory.see(
		{frame: caller, ...(locals === undefined ? {} : {locals})},
		task === undefined ? {} : {code: task, caller: loop ?? null},
	);
	memory.emit(
		caller,
		{kind: 'call', to: frame, text: text ?? statement ?? '', ...known, ...(task === undefined ? {} : {task: true})},
		{seen},
	);
}

/** A client has one call at a time: behind a delegatee that a `throw` or `close` ended, its delegators are resumed by it. */
function goesOn(memory: Memory, caller: FrameId, frame: FrameId | null): boolean {
	const last = memory.calls.at(-1);
	if (last?.client !== caller || last.outcome !== null || caller === personId) return false;
	if (frame !== null && (last.path.includes(frame) || (frame === last.target && last.resumed && !last.reached))) {
		return true;
	}
	memory.calls.pop();
	return false;
}

/** The person's call came back. */
export function result(memory: Memory, observation: Of<'result'>): void {
	memory.resulted = true;
	const ended = memory.calls.pop();
	const outcome: Outcome =
		observation.exception === undefined
			? {way: 'value', value: observation.value ?? none}
			: {way: 'exception', exception: observation.exception};
	const target = ended?.target ?? null;
	if (ended !== undefined && !ended.resumed && target !== null && outcome.way === 'exception') {
		memory.emit(target, {kind: 'refuse', exception: outcome.exception});
	}
	const move = {kind: 'result', outcome, from: target, statement: observation.statement} as const;
	memory.emit(personId, ended !== undefined && closes(ended, outcome) ? {...move, closes: true} : move);
}

/** The person's generator was made. */
export function driving(memory: Memory, {statement, value}: Of<'driving'>): void {
	memory.emit(personId, {kind: 'result', outcome: {way: 'value', value}, from: value.frame ?? null, statement});
}

/** The outcome of a frame is the outcome of the call that it was the target of. */
export function conclude(memory: Memory, known: Known, outcome: Outcome): void {
	const last = memory.calls.at(-1);
	if (last !== undefined && last.target === known.id && last.client !== personId) last.outcome = outcome;
}

/**
 * The call of a client of the file's own is over when anything happens behind its outcome. What the client is seen to
 * raise is what its call ended with: for example the RuntimeError that CPython makes of a StopIteration (PEP 479).
 */
export function settleCall(memory: Memory, observation: Observation): void {
	const last = memory.calls.at(-1);
	memory.settledFor = null;
	if (last?.outcome == null || !isEvent(observation)) return;
	memory.calls.pop();
	memory.settledFor = last.client;
	const byClient = 'frame' in observation && observation.frame === last.client;
	const outcome = outcomeFor(last, observation, byClient);
	const move = {kind: 'result', outcome, from: last.target} as const;
	memory.emit(
		last.client,
		closes(last, outcome) ? {...move, closes: true} : move,
		byClient ? {} : {because: rules.clientUnseen},
	);
}

/** A client that ends leaves no call of its own open. */
export function abandon(memory: Memory, {id}: Known): void {
	const first = memory.calls.findIndex(({client}) => client === id);
	if (first >= 0) memory.calls.splice(first);
}

/** CPython's guard said no to a call of a client, or to an `await` or `yield from`. */
export function refuse(memory: Memory, {frame, exception, call: refused, locals}: Of<'raise'>): void {
	// What was raised behind a resumption is that call's outcome, and no refusal.
	if (refused === undefined || memory.settledFor === frame) return;
	if (refused.method === undefined) {
		memory.emit(refused.frame, {kind: 'refuse', exception});
		return;
	}
	const {method, text, frame: target} = refused;
	call(memory, {
		event: 'call',
		caller: frame,
		frame: target,
		method,
		text,
		...(locals === undefined ? {} : {locals}),
	});
	memory.calls.pop();
	memory.emit(target, {kind: 'refuse', exception});
	memory.emit(frame, {kind: 'result', outcome: {way: 'exception', exception}, from: target});
}

/** The value that must be on top, by what its caller passed, where the stack itself cannot be read. */
export function passedBy(memory: Memory, known: Known, delegator: Known | undefined): Value | undefined {
	if (delegator !== undefined) return delegator.received?.value;
	const last = memory.calls.at(-1);
	if (last?.target !== known.id) return undefined;
	return last.argument ?? (last.method === 'next' ? none : undefined);
}

/** How CPython wraps a returned value (`_PyGen_SetStopIterationValue`, Objects/genobject.c). */
export function stopped(type: 'StopIteration' | 'StopAsyncIteration', value: Value): Outcome {
	const repr = `${type}(${value.repr === 'None' ? '' : value.repr})`;
	return {way: 'exception', exception: {type, repr}};
}

function outcomeFor({method, outcome}: Call, observation: Observation, byClient: boolean): Outcome {
	if (byClient && observation.event === 'raise') return {way: 'exception', exception: observation.exception};
	// `gen_close` takes the GeneratorExit that comes back; an `aclose()`, of which only a task is the client, makes an end of it.
	if (outcome?.way === 'exception' && outcome.exception.type === 'GeneratorExit') {
		return method === 'send' ? stopped('StopIteration', none) : {way: 'value', value: none};
	}
	return outcome ?? {way: 'value', value: none};
}

function closes({method}: Call, outcome: Outcome): boolean {
	return method === 'close' && outcome.way === 'value';
}

/** Whether an observation tells that the program went on; descriptions do not, but of what begins now. */
function isEvent(observation: Observation): boolean {
	const {event} = observation;
	if (event === 'create') return observation.in === null;
	return !['hello', 'source', 'targets', 'code', 'task', 'problem', 'answer', 'names'].includes(event);
}
