import type {Observation, Value} from '../../protocol/index.ts';
import {type Outcome, personId} from '../stage.ts';
import type {Known, Of} from './known.ts';
import {type Memory, none} from './memory.ts';
import {rules} from './rules.ts';

/** A client calls. */
export function call(memory: Memory, {caller, frame, method, argument, statement, text, locals}: Of<'call'>): void {
	memory.resumption += 1;
	memory.resulted = false;
	const known = {
		...(method === undefined ? {} : {method}),
		...(argument === undefined ? {} : {argument}),
		...(statement === undefined ? {} : {statement}),
	};
	memory.calls.push({client: caller, target: frame, ...known, resumed: false, outcome: null});
	const seen = memory.see({frame: caller, ...(locals === undefined ? {} : {locals})});
	memory.emit(caller, {kind: 'call', to: frame, text: text ?? statement ?? '', ...known}, {seen});
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
	memory.emit(personId, {kind: 'result', outcome, from: target, statement: observation.statement});
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

/** The call of a client of the file's own is over when anything happens behind its outcome. */
export function settleCall(memory: Memory, observation: Observation): void {
	const last = memory.calls.at(-1);
	if (last?.outcome == null || !isEvent(observation)) return;
	memory.calls.pop();
	const byClient = 'frame' in observation && observation.frame === last.client;
	memory.emit(
		last.client,
		{kind: 'result', outcome: last.outcome, from: last.target},
		byClient ? {} : {because: rules.clientUnseen},
	);
}

/** The value that must be on top, by what its caller passed, where the stack itself cannot be read. */
export function passedBy(memory: Memory, known: Known, delegator: Known | undefined): Value | undefined {
	if (delegator !== undefined) return delegator.received?.value;
	const last = memory.calls.at(-1);
	if (last?.target !== known.id) return undefined;
	return last.argument ?? (last.method === 'next' ? none : undefined);
}

/** Whether an observation tells that the program went on; descriptions do not. */
function isEvent({event}: Observation): boolean {
	return !['hello', 'source', 'targets', 'code', 'create', 'problem', 'answer', 'names'].includes(event);
}
