import type {FrameId, Value} from '../../protocol/index.ts';
import {unmoved} from './calls.ts';
import type {Call, FrameRecord} from './frame-record.ts';
import {RULES} from './rules.ts';
import type {StagerState} from './stager-state.ts';
import {standsOnAll} from './standing.ts';

/**
 * A delegatee that is no generator may have the `throw` and `close` of one (`self.close = generator.close`, a `__getattr__`
 * that looks there). `gen_throw` and `gen_close_iter` (Objects/genobject.c) call that for the delegator, which does not run:
 * it is the client of the generator then. `thrown`: the frame that an exception has come to.
 */
export function callLent(state: StagerState, thrown: FrameRecord, exception: Value): void {
	const call = state.calls.at(-1);
	if (call === undefined || (call.method !== 'throw' && call.method !== 'close')) return;
	if (call.reached || call.outcome !== null || call.path.length > 0 || call.target === thrown.id) return;
	const {path, step} = standsOnAll(state, call.target, thrown);
	const last = path.at(-1);
	const delegatee = last?.delegation?.value;
	if (last?.delegation?.to !== null || delegatee === undefined || step !== undefined) return;
	if (path.some(({running}) => running)) return;
	const target = outermost(state, thrown);
	for (const {id, delegation} of path) {
		const to = delegation?.to ?? null;
		state.emit(
			id,
			{kind: 'forward', to, ...(to === null ? {delegatee} : {}), exception},
			{because: RULES.throughMethod},
		);
	}
	call.path = path.map(({id}) => id);
	call.ownMethod = {frame: target.id};
	call.closes = call.method === 'close';
	call.resumed = true;
	const argument = call.method === 'throw' ? {argument: exception} : {};
	const made = {method: call.method, ...argument};
	state.calls.push({client: last.id, target: target.id, ...made, told: false, isOfC: true, ...unmoved});
	const text = `${target.code.name}.${call.method}(${argument.argument?.repr ?? ''})`;
	const move = {kind: 'call', to: target.id, text, ...made, asker: delegatee.type} as const;
	state.emit(last.id, move, {because: RULES.throughMethod});
}

/** The delegator, of those that stand still, whose call comes to `record` first. */
function outermost(state: StagerState, record: FrameRecord): FrameRecord {
	const met = new Set<FrameId>();
	let found = record;
	for (let above: FrameRecord | undefined = record; above !== undefined && !met.has(above.id); ) {
		met.add(above.id);
		found = above;
		const {id}: FrameRecord = above;
		above = [...state.frames.values()].find(({delegation, running}) => delegation?.to === id && !running);
	}
	return found;
}

/** Such a call has given a value, and its delegator does not run for that. Gives it where it is over. */
export function lentCall(state: StagerState, call: Call): Call | null {
	const last = state.calls.at(-1);
	if (last === undefined || last === call || last.outcome?.way !== 'value' || last.client === null) return null;
	if (call.ownMethod?.frame !== last.target || !call.path.includes(last.client)) return null;
	state.calls.pop();
	return last;
}
